/** The image pipeline as a farm: {@link io.farmhand.app.photos.PhotoRun} is the entry point. */
@NullMarked
package io.farmhand.app.photos;

import org.jspecify.annotations.NullMarked;
