/**
 * Controllers that people bring as Java code: {@link io.farmhand.app.code.JavaController} is the
 * kind by which they ask for them.
 */
@NullMarked
package io.farmhand.app.code;

import org.jspecify.annotations.NullMarked;
