/** Numbers: {@link io.farmhand.math.SpecialFunctions} of probability theory is the entry point. */
package io.farmhand.math;
