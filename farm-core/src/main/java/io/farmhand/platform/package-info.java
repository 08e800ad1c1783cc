/** Where workers run: {@link io.farmhand.platform.Platform} is the entry point. */
package io.farmhand.platform;
