/** What nobody may guess: {@link io.farmhand.gateway.chance.Entropy}. */
package io.farmhand.gateway.chance;
