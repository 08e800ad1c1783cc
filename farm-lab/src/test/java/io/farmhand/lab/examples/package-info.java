/** The examples of the documentation, compiled and run: {@link ReadmeTest} is the entry point. */
@NullMarked
package io.farmhand.lab.examples;

import org.jspecify.annotations.NullMarked;
