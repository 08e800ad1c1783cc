/**
 * Benchmarks of the product's own cost; {@code java -jar farm-lab/target/benchmarks.jar -l} lists
 * them.
 */
@NullMarked
package io.farmhand.lab.benchmark;

import org.jspecify.annotations.NullMarked;
