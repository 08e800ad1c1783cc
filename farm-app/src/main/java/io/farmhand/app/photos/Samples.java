package io.farmhand.app.photos;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ServiceTimeModel;
import io.farmhand.app.option.Pace;
import io.farmhand.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sample photographs that come with the source folder, and a load of them to look at. */
public final class Samples {
  /** The property in which the launcher names the source folder. */
  static final String HOME_PROPERTY = "farmhand.home";

  /** Workers that the calm phases keep busy. */
  private static final double CALM = 0.35;

  /** Share of the processors that the rushes keep busy. */
  private static final double RUSH = 0.85;

  private Samples() {}

  /**
   * The folder of the photographs.
   *
   * @throws ExitException when there is none
   */
  public static Path folder() {
    return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
        .map(home -> Path.of(home, "samples", "photos"))
        .filter(Files::isDirectory)
        .orElseThrow(
            () ->
                new ExitException(
                    ExitCode.USAGE,
                    "The sample photographs come with the source folder and its ./farmhand; name a"
                        + " folder of images with --in"));
  }

  /**
   * Processes every image once, so that the machine is warm and the model knows how long each
   * takes.
   *
   * @return the mean time in seconds
   * @throws ExitException when one cannot be processed
   */
  public static double measure(Selection images, ImagePipeline pipeline, ServiceTimeModel model) {
    TimeSource time = TimeSource.system();
    for (ImageInput input : images.inputs()) {
      try {
        long pixels = PhotoTask.of(input).pixels();
        long start = time.nanos();
        pipeline.redo(input);
        model.observe((double) pixels, Duration.ofNanos(time.nanos() - start));
      } catch (ImageException e) {
        throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ExitException(ExitCode.INTERRUPTED, "Interrupted before the run began", e);
      }
    }
    return images.inputs().stream()
        .mapToLong(input -> PhotoTask.of(input).pixels())
        .mapToDouble(pixels -> model.expected((double) pixels).toNanos() * 1e-9)
        .average()
        .orElseThrow();
  }

  /** Two rushes with calm around them, for a machine that takes so long for an image. */
  public static Pace pace(double secondsPerImage, int processors) {
    double calm = CALM / secondsPerImage;
    double rush = Math.max(1.5 * CALM, RUSH * processors) / secondsPerImage;
    return new Pace(
        List.of(
            Pace.Phase.of(calm, 5),
            Pace.Phase.of(rush, 7),
            Pace.Phase.of(calm, 6),
            Pace.Phase.of(rush, 4),
            Pace.Phase.of(calm, 6)));
  }
}
