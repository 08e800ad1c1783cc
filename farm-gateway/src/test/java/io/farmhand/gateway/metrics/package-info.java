@NullMarked
package io.farmhand.gateway.metrics;

import org.jspecify.annotations.NullMarked;
