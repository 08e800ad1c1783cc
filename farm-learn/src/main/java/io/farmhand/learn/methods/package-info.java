/** The methods that learn by playing: {@link io.farmhand.learn.methods.Methods} names them all. */
package io.farmhand.learn.methods;
