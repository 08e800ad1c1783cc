package io.farmhand.app.photos;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.images.ImageFailure;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ImageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a worker outside this process is told of an image: a line of JSON, and after it the image
 * itself where it travels inline. The answer is a line of JSON too, after which an image that came
 * inline has its outputs.
 *
 * @param name the input's name
 * @param file where it is; empty when it follows
 * @param modified when it was last modified, as ISO 8601
 * @param out the output folder; empty when outputs are to be sent back
 * @param thumbnail longer side of a thumbnail
 * @param quality of compressed images
 * @param format of converted images
 * @param maxPixels most pixels
 * @param known why it cannot be processed, if that is known beforehand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageOrder(
    String name,
    String file,
    String modified,
    String out,
    int thumbnail,
    double quality,
    ImageSettings.OutputFormat format,
    long maxPixels,
    @Nullable Trouble known) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "urn:farmhand:image:";

  /**
   * Why an image cannot be processed, as {@code application/problem+json}.
   *
   * @param type names the kind
   * @param title the kind for people
   * @param detail what is wrong
   */
  public record Trouble(String type, String title, String detail) {
    /** What is wrong with an image. */
    public static Trouble of(ImageFailure failure) {
      String kind = failure.kind();
      return new Trouble(PROBLEM + kind, "Image " + kind, PhotoFunction.problem(failure));
    }

    /** The JSON. */
    public byte[] bytes() {
      return json(this);
    }
  }

  /** The kind of failure that a problem's type names; {@code other} when it names none. */
  static String kind(String type) {
    return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "other";
  }

  /** Whether the image travels with it. */
  public boolean travelsInline() {
    return file.isEmpty();
  }

  /**
   * How the image is to be processed.
   *
   * @throws IllegalArgumentException when a value is out of its range
   */
  public ImageSettings settings() {
    return ImageSettings.DEFAULT
        .withThumbnailPixels(thumbnail)
        .withJpegQuality(quality)
        .withConverted(format)
        .withMaxPixels(maxPixels);
  }

  /** An order or a result, with the bytes that follow it. */
  public static final class Message<T> {
    private final T head;
    private final byte[] rest;

    /** A message; the array then belongs to it. */
    public Message(T head, byte[] rest) {
      this.head = head;
      this.rest = rest;
    }

    /** The order or the result. */
    public T head() {
      return head;
    }

    /** What follows it; the array is the message's own. */
    public byte[] rest() {
      return rest;
    }

    /** The message as it travels. */
    public byte[] bytes() {
      byte[] line = json(head);
      byte[] all = Arrays.copyOf(line, line.length + 1 + rest.length);
      all[line.length] = '\n';
      System.arraycopy(rest, 0, all, line.length + 1, rest.length);
      return all;
    }
  }

  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Message<ImageOrder> read(byte[] bytes) {
    return message(bytes, ImageOrder.class);
  }

  /**
   * Reads an answer.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Message<ImageResult> readResult(byte[] bytes) {
    return message(bytes, ImageResult.class);
  }

  private static <T> Message<T> message(byte[] bytes, Class<T> type) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    try {
      T head = JSON.readValue(bytes, 0, end, type);
      return new Message<>(
          head, Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "expected a line of JSON for " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }
}
