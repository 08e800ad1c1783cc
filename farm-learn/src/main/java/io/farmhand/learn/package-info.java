/**
 * Training of controllers: {@link io.farmhand.learn.Methods} names the methods that learn by
 * playing.
 */
package io.farmhand.learn;
