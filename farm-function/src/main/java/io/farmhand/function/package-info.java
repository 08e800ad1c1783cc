/**
 * Makes a Java function an HTTP worker: implement {@link io.farmhand.function.Handler} and start it
 * with {@link io.farmhand.function.Main}, or with {@link io.farmhand.function.FunctionServer} in a
 * process that exists already.
 */
package io.farmhand.function;
