package io.farmhand.app.images;

import java.util.List;

/**
 * What came of one input.
 *
 * @param input the input's {@linkplain ImageInput#name() name}
 * @param format the input's format, by its content
 * @param width columns as shown
 * @param height rows as shown
 * @param inputBytes length of the input
 * @param skipped whether the outputs were there already
 * @param outputs thumbnail, compressed and converted image, in this order; the sidecar is not
 *     listed
 * @param notes what a person should know, such as a name that promises another format
 */
public record ImageResult(
    String input,
    ImageFormat format,
    int width,
    int height,
    long inputBytes,
    boolean skipped,
    List<Output> outputs,
    List<String> notes) {

  /**
   * A file that was written.
   *
   * @param stage {@code thumbnail}, {@code compressed} or {@code converted}
   * @param file its path below the output folder, with forward slashes
   * @param width columns
   * @param height rows
   * @param bytes its length
   */
  public record Output(String stage, String file, int width, int height, long bytes) {}

  /** Pixels of the input. */
  public long pixels() {
    return (long) width * height;
  }

  /** Length of all outputs together, in bytes. */
  public long outputBytes() {
    return outputs.stream().mapToLong(Output::bytes).sum();
  }
}
