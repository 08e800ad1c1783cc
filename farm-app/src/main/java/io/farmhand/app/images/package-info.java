/**
 * The image work of the published pipeline, as a library: {@link
 * io.farmhand.app.images.ImagePipeline} is the entry point, {@link
 * io.farmhand.app.images.ImageScan} finds its inputs, {@link
 * io.farmhand.app.images.ServiceTimeModel} learns how long one takes.
 */
@NullMarked
package io.farmhand.app.images;

import org.jspecify.annotations.NullMarked;
