/**
 * Results as web pages that need nothing else: {@link io.farmhand.app.page.Reports} is the entry
 * point.
 */
@NullMarked
package io.farmhand.app.page;

import org.jspecify.annotations.NullMarked;
