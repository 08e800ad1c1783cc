package io.farmhand.app.images;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;

/** Writes the outputs of one picture: all of them, or none. */
final class OutputStages {
  /** The sub-folders of the output folder. */
  static final List<String> SUBFOLDERS =
      List.of("thumbnails", "compressed", "converted", "metadata");

  private static final double THUMBNAIL_QUALITY = 0.8;

  private final Picture picture;
  private final ImageSettings settings;
  private final OutputFolder folder;
  private final List<ImageResult.Output> outputs = new ArrayList<>();
  private String current = "";

  private OutputStages(Picture picture, ImageSettings settings, OutputFolder folder) {
    this.picture = picture;
    this.settings = settings;
    this.folder = folder;
  }

  /** Where the sidecar of an input lies below the output folder. */
  static String sidecarOf(String input) {
    return "metadata/" + input + ".json";
  }

  /** All files that an input gives, below the output folder; the sidecar comes last. */
  static List<String> files(ImageInput input, ImageSettings settings) {
    String name = input.name();
    return List.of(
        "thumbnails/" + name + ".jpg",
        "compressed/" + name + ".jpg",
        "converted/" + name + "." + settings.converted().extension(),
        sidecarOf(name));
  }

  /**
   * Writes the outputs of a picture.
   *
   * @return what was written, the sidecar left out
   * @throws ImageException when one cannot be written
   * @throws ClosedByInterruptException when the thread was interrupted
   */
  static List<ImageResult.Output> write(
      Picture picture, ImageSettings settings, OutputFolder folder)
      throws ClosedByInterruptException {
    OutputStages stages = new OutputStages(picture, settings, folder);
    try (OutputFolder.Batch batch = folder.batch()) {
      stages.run(batch);
      batch.commit();
      return List.copyOf(stages.outputs);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw stages.notWritten(e);
    }
  }

  private void run(OutputFolder.Batch batch) throws IOException {
    List<String> files = files(picture.input(), settings);
    Pixels shown = picture.shown();
    Pixels opaque = shown.opaque();
    Pixels small = Shrink.toFit(opaque, settings.thumbnailPixels());
    stage(
        batch,
        "thumbnail",
        files.get(0),
        small,
        out -> out.write(Encoders.jpeg(small, THUMBNAIL_QUALITY)));
    stage(batch, "compressed", files.get(1), opaque, out -> out.write(recompressed(opaque)));
    stage(
        batch,
        "converted",
        files.get(2),
        shown,
        out -> Encoders.convert(shown, settings.converted(), out));
    current = files.get(3);
    Sidecar sidecar = new Sidecar(Sidecar.SCHEMA, picture.metadata(), outputs, picture.source());
    batch.stage(current, sidecar::writeTo);
  }

  private void stage(
      OutputFolder.Batch batch,
      String stage,
      String file,
      Pixels pixels,
      OutputFolder.Content content)
      throws IOException {
    current = file;
    long bytes = batch.stage(file, content);
    outputs.add(new ImageResult.Output(stage, file, pixels.width(), pixels.height(), bytes));
  }

  private byte[] recompressed(Pixels opaque) throws IOException {
    return picture.annotations().insert(Encoders.jpeg(opaque, settings.jpegQuality()));
  }

  private ImageException notWritten(IOException e) {
    String reason = e.getClass().getSimpleName() + ": " + Texts.reason(e);
    return new ImageException(
        new ImageFailure.NotWritten(
            picture.input().name(), folder.resolve(current).toString(), reason),
        e);
  }
}
