/**
 * The architecture's rules: {@link io.farmhand.lab.architecture.Architecture} states them, {@link
 * io.farmhand.lab.architecture.ArchitectureTest} holds the product to them, and the packages below
 * {@code fixture} break each of them on purpose.
 */
@NullMarked
package io.farmhand.lab.architecture;

import org.jspecify.annotations.NullMarked;
