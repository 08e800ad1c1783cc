package io.farmhand.app.images;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * The JSON file beside the outputs of an input: what is known about the image, what was written,
 * and from which state of the input, so that a later run can tell that nothing is left to do.
 *
 * @param schema version of this layout
 */
record Sidecar(int schema, ImageMetadata image, List<ImageResult.Output> outputs, Source source) {
  static final int SCHEMA = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The state of an input and of the settings that its outputs were made from.
   *
   * @param bytes length of the input
   * @param modified when the input was last modified, as ISO 8601
   * @param settings all settings that the outputs depend on
   */
  record Source(long bytes, String modified, String settings) {
    static Source of(Path file, ImageSettings settings) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Source(
          attributes.size(),
          attributes.lastModifiedTime().toInstant().toString(),
          settings.fingerprint());
    }
  }

  /** All that a later run needs of a sidecar. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Marker(int schema, Brief image, List<ImageResult.Output> outputs, Source source) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Brief(String format, int width, int height, List<String> notes) {}
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(JSON.writeValueAsBytes(this));
    out.write('\n');
  }

  /** The marker of a sidecar; absent when there is none or it is not of this layout. */
  static Optional<Marker> read(Path file) throws IOException {
    try {
      Marker marker = JSON.readValue(Files.readAllBytes(file), Marker.class);
      boolean whole =
          marker.schema == SCHEMA
              && marker.image != null
              && marker.outputs != null
              && marker.source != null;
      return whole ? Optional.of(marker) : Optional.empty();
    } catch (NoSuchFileException | JacksonException absent) {
      return Optional.empty();
    }
  }
}
