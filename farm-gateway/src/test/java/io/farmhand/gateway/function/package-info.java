@NullMarked
package io.farmhand.gateway.function;

import org.jspecify.annotations.NullMarked;
