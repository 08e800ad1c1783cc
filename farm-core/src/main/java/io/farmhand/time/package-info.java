/** Time as everything else sees it: {@link io.farmhand.time.TimeSource} is the entry point. */
package io.farmhand.time;
