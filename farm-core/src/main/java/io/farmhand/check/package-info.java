/** Checks of settings, shared by all: {@link io.farmhand.check.Require} is the entry point. */
package io.farmhand.check;
