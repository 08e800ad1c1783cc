/**
 * What a call costs by way of the embedded gateway: {@link io.farmhand.lab.invocation.Load} makes
 * the calls.
 */
@NullMarked
package io.farmhand.lab.invocation;

import org.jspecify.annotations.NullMarked;
