package io.farmhand.app.photos;

import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageFailure;
import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ImageSettings;
import io.farmhand.task.AttemptFailedException;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.Task;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the workers of a run on images apply, in this process or outside it.
 *
 * @param pipeline processes an image in this process
 * @param settings how it does
 * @param out the output folder
 * @param inlineBytes longest image that travels to a worker outside this process together with its
 *     task; of others only the path does, so that workers must share the folders
 */
public record PhotoFunction(
    ImagePipeline pipeline, ImageSettings settings, Path out, long inlineBytes)
    implements FarmFunction<PhotoTask, ImageResult> {
  @Override
  public String name() {
    return "images";
  }

  @Override
  public ImageResult apply(Task<PhotoTask> task) throws InterruptedException {
    PhotoTask photo = task.payload();
    try {
      ImageInput input =
          photo.input().orElseThrow(() -> new ImageException(photo.known().orElseThrow()));
      return pipeline.redo(input);
    } catch (ImageException e) {
      throw new AttemptFailedException(problem(e.failure()), e);
    }
  }

  @Override
  public Optional<Codecs<PhotoTask, ImageResult>> codecs() {
    return Optional.of(PhotoCodecs.of(settings, out, inlineBytes));
  }

  /** What is wrong, with the option that may help. */
  static String problem(ImageFailure failure) {
    return switch (failure) {
      case ImageFailure.TooManyPixels _ -> failure.problem() + " (--max-pixels)";
      case ImageFailure.TooLittleMemory _ ->
          failure.problem() + " (FARMHAND_JAVA_OPTS=-Xmx8g, for example)";
      default -> failure.problem();
    };
  }
}
