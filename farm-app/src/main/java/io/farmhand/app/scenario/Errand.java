package io.farmhand.app.scenario;

import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.time.TimeSource;
import java.nio.file.Path;
import java.util.Locale;

/** What a worker outside this process is to do for a task, as a line of text; in real time. */
public sealed interface Errand {
  /** The line. */
  String line();

  /**
   * Does it.
   *
   * @param pipeline for pictures
   * @return how long it took, in real seconds
   */
  double run(ImagePipeline pipeline) throws InterruptedException;

  /**
   * The errand of a line.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Errand parse(String line) {
    String[] words = line.split(" ", 3);
    try {
      return switch (words[0]) {
        case "sleep" -> new Sleep(Double.parseDouble(words[1]));
        case "compute" -> new Compute(Long.parseLong(words[1]), Long.parseLong(words[2]));
        case "picture" -> new Picture(words[1], Path.of(words[2]));
        default -> throw new IllegalArgumentException("no such kind");
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "expected 'sleep SECONDS', 'compute ROUNDS SEED' or 'picture NAME FILE', found '"
              + (line.length() > 100 ? line.substring(0, 100) + "..." : line)
              + "'",
          e);
    }
  }

  /**
   * Waits.
   *
   * @param seconds how long
   */
  record Sleep(double seconds) implements Errand {
    @Override
    public String line() {
      return String.format(Locale.ROOT, "sleep %.9f", seconds);
    }

    @Override
    public double run(ImagePipeline pipeline) throws InterruptedException {
      long start = TimeSource.system().nanos();
      TimeSource.system().sleep(Math.round(seconds * 1e9));
      return (TimeSource.system().nanos() - start) * 1e-9;
    }
  }

  /**
   * Computes.
   *
   * @param rounds how much
   * @param seed where it begins
   */
  record Compute(long rounds, long seed) implements Errand {
    @Override
    public String line() {
      return "compute " + rounds + " " + seed;
    }

    @Override
    public double run(ImagePipeline pipeline) throws InterruptedException {
      long start = TimeSource.system().nanos();
      CpuWork.compute(seed, rounds);
      return (TimeSource.system().nanos() - start) * 1e-9;
    }
  }

  /**
   * Processes a picture and leaves nothing of it.
   *
   * @param name its name below the output folder, without spaces
   * @param file where it is
   */
  record Picture(String name, Path file) implements Errand {
    @Override
    public String line() {
      return "picture " + name + " " + file;
    }

    @Override
    public double run(ImagePipeline pipeline) throws InterruptedException {
      long start = TimeSource.system().nanos();
      ImageInput input = new ImageInput(file, name);
      pipeline.redo(input);
      double seconds = (TimeSource.system().nanos() - start) * 1e-9;
      pipeline.remove(input);
      return seconds;
    }
  }
}
