@NullMarked
package io.farmhand.gateway;

import org.jspecify.annotations.NullMarked;
