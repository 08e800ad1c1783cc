package io.farmhand.app.scenario;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ImageSettings;
import io.farmhand.app.images.SyntheticPicture;
import io.farmhand.platform.LocalPlatform;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.sim.workload.Trace;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Processes a square picture of the task's size, made for it, through the image pipeline; what
 * comes out is deleted at once. It takes as long as this machine needs, whatever the service time
 * says.
 */
final class ImagesWork implements ScenarioWork {
  /** Sizes are rounded to multiples of this, so that few pictures are made. */
  private static final int GRID = 128;

  private final TimeSource time;
  private final Path folder;
  private final ImagePipeline pipeline;
  private final Map<Integer, Path> pictures = new ConcurrentHashMap<>();

  /**
   * Makes a folder for its pictures.
   *
   * @param time the scenario's time
   * @throws ExitException when there is no place for it
   */
  ImagesWork(TimeSource time) {
    this.time = time;
    try {
      folder = Files.createTempDirectory("farmhand-images");
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "Cannot make a folder for temporary pictures ("
              + Reason.of(e)
              + "); set java.io.tmpdir to one",
          e);
    }
    pipeline = ImagePipeline.of(folder.resolve("out"), ImageSettings.DEFAULT);
  }

  @Override
  public String name() {
    return "images";
  }

  @Override
  public LocalPlatform platform() {
    return LocalPlatform.ofThreads();
  }

  @Override
  public void prepare(Trace trace) {
    for (int i = 0; i < trace.size(); i++) {
      if (Double.isNaN(trace.taskSize(i))) {
        throw Usage.wrong(
            "The scenario's tasks have no sizes, which --work images needs; give its service a"
                + " size, as paper has, or choose --work sleep");
      }
      pictures.computeIfAbsent(side(trace.taskSize(i)), this::paint);
    }
  }

  private Path paint(int side) {
    Path file = folder.resolve(side + ".jpg");
    try {
      SyntheticPicture.write(side, file);
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN, "Cannot write " + file + " (" + Reason.of(e) + ")", e);
    }
    return file;
  }

  @Override
  public double apply(ScenarioTask task, long startNanos) throws Exception {
    long start = time.nanos();
    ImageInput input = new ImageInput(picture(task), name(task));
    pipeline.redo(input);
    double seconds = (time.nanos() - start) * 1e-9;
    pipeline.remove(input);
    return seconds;
  }

  @Override
  public Errand errand(ScenarioTask task, double speed) {
    return new Errand.Picture(name(task), picture(task));
  }

  private Path picture(ScenarioTask task) {
    return pictures.computeIfAbsent(side(task.size()), this::paint);
  }

  private static String name(ScenarioTask task) {
    return "task-" + task.index() + ".jpg";
  }

  private static int side(double size) {
    return (int) Math.max(1, Math.round(size / GRID)) * GRID;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (IOException _) {
      // It lies in the system's folder for temporary files, which is emptied now and then.
    }
  }
}
