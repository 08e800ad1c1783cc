/**
 * Measurements of the product as a whole; each has a main class here, and {@code ./bench} runs
 * them.
 */
@NullMarked
package io.farmhand.lab;

import org.jspecify.annotations.NullMarked;
