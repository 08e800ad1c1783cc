package io.farmhand.app.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The outputs of an input in one piece, for folders that are not shared: one after the other in the
 * order of the result, then the sidecar.
 */
public final class Parcel {
  private Parcel() {}

  /** Packs the outputs below {@code folder}. */
  public static byte[] pack(ImageResult result, Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String file : files(result)) {
      bytes.write(Files.readAllBytes(folder.resolve(file)));
    }
    return bytes.toByteArray();
  }

  /**
   * Writes outputs below {@code folder}: all of them, or none.
   *
   * @throws IllegalArgumentException when they are not those of the result
   */
  public static void unpack(ImageResult result, byte[] bytes, Path folder) throws IOException {
    long known = result.outputBytes();
    requireSound(result);
    if (bytes.length <= known) {
      throw new IllegalArgumentException(
          "expected outputs of "
              + known
              + " bytes and a sidecar, found "
              + bytes.length
              + " bytes");
    }
    try (OutputFolder.Batch batch = new OutputFolder(folder).batch()) {
      int from = 0;
      for (ImageResult.Output output : result.outputs()) {
        int to = from + Math.toIntExact(output.bytes());
        stage(batch, output.file(), Arrays.copyOfRange(bytes, from, to));
        from = to;
      }
      stage(batch, sidecar(result), Arrays.copyOfRange(bytes, from, bytes.length));
      batch.commit();
    }
  }

  private static void stage(OutputFolder.Batch batch, String file, byte[] content)
      throws IOException {
    batch.stage(file, out -> out.write(content));
  }

  /** What comes from elsewhere must not name files outside the folder. */
  private static void requireSound(ImageResult result) {
    for (String file : files(result)) {
      Path path = Path.of(file);
      boolean inside =
          !path.isAbsolute()
              && path.equals(path.normalize())
              && OutputStages.SUBFOLDERS.contains(path.getName(0).toString());
      if (!inside) {
        throw new IllegalArgumentException(
            "expected a file below " + OutputStages.SUBFOLDERS + ", found '" + file + "'");
      }
    }
    if (result.outputs().stream().anyMatch(output -> output.bytes() < 0)) {
      throw new IllegalArgumentException("expected lengths of at least 0 bytes");
    }
  }

  private static List<String> files(ImageResult result) {
    List<String> files = new ArrayList<>();
    result.outputs().forEach(output -> files.add(output.file()));
    files.add(sidecar(result));
    return files;
  }

  private static String sidecar(ImageResult result) {
    return OutputStages.sidecarOf(result.input());
  }
}
