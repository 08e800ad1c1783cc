package io.farmhand.app.photos;

import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageFailure;
import io.farmhand.app.images.ImageHeader;
import io.farmhand.app.images.ImageInput;
import java.util.Optional;

/**
 * One image to process.
 *
 * @param name what the report calls it
 * @param input where it is; empty when it could not even be looked at
 * @param pixels what its header says, 0 when that cannot be read
 * @param known why it cannot be processed, if that is known beforehand
 */
public record PhotoTask(
    String name, Optional<ImageInput> input, long pixels, Optional<ImageFailure> known) {

  /** A task whose header is read now. */
  static PhotoTask of(ImageInput input) {
    return new PhotoTask(input.name(), Optional.of(input), pixels(input), Optional.empty());
  }

  /** A file or folder that could not be looked at. */
  static PhotoTask failing(ImageFailure failure) {
    return new PhotoTask(failure.file(), Optional.empty(), 0, Optional.of(failure));
  }

  private static long pixels(ImageInput input) {
    try {
      return ImageHeader.read(input.file()).pixels();
    } catch (ImageException said) {
      // The pipeline says it again, with all that it knows.
      return 0;
    }
  }
}
