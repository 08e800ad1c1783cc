/** The task farm: {@link io.farmhand.farm.Farm} is the entry point. */
package io.farmhand.farm;
