package io.farmhand.app.photos;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ServiceTimeModel;
import io.farmhand.app.option.DeadlineSpec;
import io.farmhand.app.option.Pace;
import io.farmhand.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sample photographs that come with the source folder, and a load of them to look at. */
public final class Samples {
  /** The property in which the launcher names the source folder. */
  static final String HOME_PROPERTY = "farmhand.home";

  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(12);

  /** A busy machine is not warm after fewer, however long they took. */
  private static final int WARM_UP_ROUNDS = 6;

  /** Workers that the calm phases keep busy: so few that one is enough on a noisy machine too. */
  private static final double CALM = 0.25;

  /** Share of the processors that the rushes keep busy. */
  private static final double RUSH = 0.75;

  /** Times the mean service time; the largest photograph takes about five of them. */
  private static final double ROOM = 10;

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
                Usage.wrong(
                    "The sample photographs come with the source folder and its ./farmhand; name a"
                        + " folder of images with --in"));
  }

  /**
   * Processes the images again and again on all processors until the machine is warm, so that the
   * model knows how long each takes.
   *
   * @return the mean of their best times in seconds, which other work on the machine disturbs least
   * @throws ExitException when one cannot be processed
   */
  public static double measure(Selection images, ImagePipeline pipeline, ServiceTimeModel model) {
    TimeSource time = TimeSource.system();
    long start = time.nanos();
    double[] best = new double[images.inputs().size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int rounds = 0; !isWarm(rounds, time.nanos() - start); rounds++) {
      IntStream.range(0, best.length)
          .parallel()
          .forEach(
              i ->
                  best[i] = Math.min(best[i], secondsFor(images.inputs().get(i), pipeline, model)));
    }
    return Arrays.stream(best).average().orElseThrow();
  }

  private static boolean isWarm(int rounds, long nanos) {
    return nanos >= LONGEST_WARM_UP.toNanos()
        || (rounds >= WARM_UP_ROUNDS && nanos >= WARM_UP.toNanos());
  }

  private static double secondsFor(
      ImageInput input, ImagePipeline pipeline, ServiceTimeModel model) {
    TimeSource time = TimeSource.system();
    long pixels = PhotoTask.of(input).pixels();
    long start = time.nanos();
    try {
      pipeline.redo(input);
    } catch (ImageException e) {
      throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExitException(ExitCode.INTERRUPTED, "Interrupted before the run began", e);
    }
    Duration taken = Duration.ofNanos(time.nanos() - start);
    model.observe((double) pixels, taken);
    return taken.toNanos() * 1e-9;
  }

  /** A deadline that leaves some room on a machine that takes so long for an image. */
  public static DeadlineSpec deadline(double secondsPerImage) {
    return DeadlineSpec.parse(Math.max(1, Math.round(ROOM * secondsPerImage)) + "s");
  }

  /**
   * Two rushes with calm around them, for a machine that takes so long for an image.
   *
   * <p>A calm after a rush lasts until the backlog is gone, the rush has left the window of the
   * controller, and a worker that is not needed has gone; then it can be seen for some seconds.
   */
  public static Pace pace(double secondsPerImage, int processors) {
    double calm = CALM / secondsPerImage;
    double rush = RUSH * processors / secondsPerImage;
    return new Pace(
        List.of(
            Pace.Phase.of(calm, 5),
            Pace.Phase.of(rush, 6),
            Pace.Phase.of(calm, 12),
            Pace.Phase.of(rush, 6),
            Pace.Phase.of(calm, 12)));
  }
}
