package io.farmhand.app.photos;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.images.ImageException;
import io.farmhand.app.images.ImageFailure;
import io.farmhand.app.images.ImageInput;
import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ImageScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The images that a run is to process.
 *
 * @param inputs in order of their names
 * @param problems what could not be looked at
 * @param skipped how many are left out, as an earlier run has done them
 */
public record Selection(List<ImageInput> inputs, List<ImageFailure> problems, int skipped) {
  public Selection {
    inputs = List.copyOf(inputs);
    problems = List.copyOf(problems);
  }

  /**
   * Lists the images in a folder.
   *
   * @param input a folder, or a file
   * @param output where the outputs go
   * @throws ExitException when there is nothing to work on or the folders do not go together
   */
  public static Selection scan(Path input, Path output) {
    if (!Files.exists(input)) {
      throw Usage.wrong("There is no folder or file " + input + "; name one that exists with --in");
    }
    try {
      ImageScan scan = ImageScan.of(input, output);
      if (scan.inputs().isEmpty() && scan.problems().isEmpty()) {
        throw Usage.wrong(empty(input, scan.passedOver().size()));
      }
      return new Selection(scan.inputs(), scan.problems(), 0);
    } catch (ImageException e) {
      throw Usage.wrong(e);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong("Wrong folders: " + e.getMessage(), e);
    }
  }

  private static String empty(Path input, int others) {
    String found = others == 0 ? "is empty" : "holds no images, only " + others + " other files";
    return "The folder "
        + input
        + " "
        + found
        + "; expected JPEG, PNG, GIF, BMP, TIFF or WebP files in it or below it";
  }

  /** The same without the images whose outputs are there already. */
  public Selection withoutDone(ImagePipeline pipeline) {
    List<ImageInput> open =
        inputs.parallelStream().filter(input -> pipeline.done(input).isEmpty()).toList();
    return new Selection(open, problems, inputs.size() - open.size());
  }

  /**
   * Makes the output folder and sees whether it can be written.
   *
   * @throws ExitException when it cannot
   */
  public static void requireWritable(Path output) {
    try {
      Files.createDirectories(output);
      Files.delete(Files.createTempFile(output, ".farmhand-", ".part"));
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "The output folder "
              + output
              + " cannot be written ("
              + Reason.of(e)
              + "); choose another with --out",
          e);
    }
  }
}
