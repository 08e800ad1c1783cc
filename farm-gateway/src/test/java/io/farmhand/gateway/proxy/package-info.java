@NullMarked
package io.farmhand.gateway.proxy;

import org.jspecify.annotations.NullMarked;
