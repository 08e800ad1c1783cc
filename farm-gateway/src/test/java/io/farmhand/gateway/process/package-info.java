@NullMarked
package io.farmhand.gateway.process;

import org.jspecify.annotations.NullMarked;
