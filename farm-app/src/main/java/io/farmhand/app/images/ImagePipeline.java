package io.farmhand.app.images;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The published image pipeline on one file at a time: decode, thumbnail, recompression, metadata
 * and conversion.
 *
 * <p>An input {@code holiday/a.jpg} gives, below the output folder,
 *
 * <ul>
 *   <li>{@code thumbnails/holiday/a.jpg.jpg}: at most 256 pixels wide and high, carries no tags;
 *   <li>{@code compressed/holiday/a.jpg.jpg}: full size, quality 0.6, keeps EXIF, XMP and IPTC with
 *       the orientation reset;
 *   <li>{@code converted/holiday/a.jpg.png}: full size, lossless unless asked otherwise;
 *   <li>{@code metadata/holiday/a.jpg.json}: what is known about the image and what was written.
 * </ul>
 *
 * <p>The whole name is kept, so that {@code a.jpg} and {@code a.png} do not meet. Pixels are turned
 * upright, colours become 8-bit sRGB, and transparency is laid over white where the format has
 * none. All outputs of an input appear together or not at all, the sidecar last. Inputs are only
 * read.
 *
 * <p>Instances are immutable and safe to share between threads; images that are too large to be
 * decoded at the same time wait for each other.
 */
public final class ImagePipeline {
  private final OutputFolder output;
  private final ImageSettings settings;
  private final DecodeMemory memory;

  ImagePipeline(Path output, ImageSettings settings, DecodeMemory memory) {
    this.output = new OutputFolder(output);
    this.settings = settings;
    this.memory = memory;
  }

  /** A pipeline that writes below {@code output}, which is created when needed. */
  public static ImagePipeline of(Path output, ImageSettings settings) {
    return new ImagePipeline(output, settings, DecodeMemory.shared());
  }

  /**
   * Processes an input unless its outputs are there already.
   *
   * @throws ImageException when it cannot be processed; nothing was written then
   * @throws InterruptedException when the thread was interrupted; nothing was written then
   */
  public ImageResult process(ImageInput input) throws InterruptedException {
    Optional<ImageResult> done = done(input);
    return done.isPresent() ? done.get() : redo(input);
  }

  /**
   * Processes an input whether or not its outputs are there already.
   *
   * @throws ImageException when it cannot be processed; nothing was written then
   * @throws InterruptedException when the thread was interrupted; nothing was written then
   */
  public ImageResult redo(ImageInput input) throws InterruptedException {
    String name = input.name();
    try {
      ImageHeader header = ImageHeader.readOrThrow(input.file(), name);
      requireWithinLimits(name, header);
      try (DecodeMemory.Lease _ = memory.take(name, header)) {
        return work(input, header);
      }
    } catch (ClosedByInterruptException e) {
      // The flag is set beside the exception; the exception below stands for both.
      Thread.interrupted();
      InterruptedException interrupted = new InterruptedException("while processing " + name);
      interrupted.initCause(e);
      throw interrupted;
    } catch (IOException e) {
      throw ImageHeader.unreadable(name, e);
    }
  }

  /**
   * The result of an earlier run, if the input and the settings are as they were then and every
   * output is still there.
   */
  public Optional<ImageResult> done(ImageInput input) {
    try {
      Optional<Sidecar.Marker> marker =
          Sidecar.read(output.resolve(OutputStages.sidecarOf(input.name())));
      if (marker.isEmpty()
          || !marker.get().source().equals(Sidecar.Source.of(input.file(), settings))
          || !allThere(marker.get().outputs())) {
        return Optional.empty();
      }
      Sidecar.Marker found = marker.get();
      return ImageFormat.ofTitle(found.image().format())
          .map(
              format ->
                  new ImageResult(
                      input.name(),
                      format,
                      found.image().width(),
                      found.image().height(),
                      found.source().bytes(),
                      true,
                      found.outputs(),
                      found.image().notes()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Removes the outputs of an input, as far as they are there. */
  public void remove(ImageInput input) {
    try {
      for (String file : OutputStages.files(input, settings)) {
        Files.deleteIfExists(output.resolve(file));
      }
    } catch (IOException e) {
      throw ImageHeader.unreadable(input.name(), e);
    }
  }

  /**
   * Removes temporary files that killed runs left in the output folder; returns how many.
   *
   * @throws IOException when the folder cannot be listed or a file not be deleted
   */
  public int removeLeftovers() throws IOException {
    int removed = 0;
    for (String subfolder : OutputStages.SUBFOLDERS) {
      removed += output.removeLeftovers(subfolder);
    }
    return removed;
  }

  private boolean allThere(List<ImageResult.Output> outputs) throws IOException {
    for (ImageResult.Output one : outputs) {
      Path file = output.resolve(one.file());
      if (!Files.isRegularFile(file) || Files.size(file) != one.bytes()) {
        return false;
      }
    }
    return true;
  }

  private void requireWithinLimits(String name, ImageHeader header) {
    if (header.fileBytes() > settings.maxFileBytes()) {
      throw new ImageException(
          new ImageFailure.TooManyBytes(name, header.fileBytes(), settings.maxFileBytes()));
    }
    if (header.pixels() > settings.maxPixels()) {
      throw new ImageException(
          new ImageFailure.TooManyPixels(
              name, header.width(), header.height(), settings.maxPixels()));
    }
  }

  private ImageResult work(ImageInput input, ImageHeader header) throws IOException {
    Picture picture = Picture.open(input, header.format(), settings);
    List<ImageResult.Output> outputs = OutputStages.write(picture, settings, output);
    return new ImageResult(
        input.name(),
        picture.format(),
        picture.shown().width(),
        picture.shown().height(),
        picture.metadata().fileBytes(),
        false,
        outputs,
        picture.metadata().notes());
  }
}
