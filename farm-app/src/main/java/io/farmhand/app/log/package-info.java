/** Logging of the application: {@link io.farmhand.app.log.LogSetup} is found by Logback itself. */
@NullMarked
package io.farmhand.app.log;

import org.jspecify.annotations.NullMarked;
