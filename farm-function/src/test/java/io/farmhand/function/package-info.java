@NullMarked
package io.farmhand.function;

import org.jspecify.annotations.NullMarked;
