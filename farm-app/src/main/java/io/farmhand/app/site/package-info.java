/**
 * Where workers run, chosen by one word: {@link io.farmhand.app.site.WorkerSite} is the entry
 * point.
 */
@NullMarked
package io.farmhand.app.site;

import org.jspecify.annotations.NullMarked;
