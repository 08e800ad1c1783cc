package io.farmhand.app.images;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * An input that has been read, checked, decoded and turned upright.
 *
 * @param source the input's state before it was read
 * @param annotations for a recompressed JPEG, upright already
 */
record Picture(
    ImageInput input,
    ImageFormat format,
    Sidecar.Source source,
    Pixels shown,
    Annotations annotations,
    ImageMetadata metadata) {

  /**
   * Opens an input whose header has been found acceptable.
   *
   * @throws ImageException when its content is damaged or not supported
   * @throws IOException when it cannot be read
   */
  static Picture open(ImageInput input, ImageFormat format, ImageSettings settings)
      throws IOException {
    Sidecar.Source source = Sidecar.Source.of(input.file(), settings);
    byte[] file = Files.readAllBytes(input.file());
    Integrity.check(input.name(), format, file);
    Annotations annotations = Annotations.of(format, file);
    Orientation orientation = Exif.orientation(format, file, annotations.exif());
    Decoder.Decoded decoded = Decoder.decode(input.name(), format, file);
    Pixels shown = orientation.apply(decoded.pixels());
    TagReader.Tags tags = TagReader.read(format, file);
    ImageMetadata metadata =
        new ImageMetadata(
            input.name(),
            format.title(),
            file.length,
            shown.width(),
            shown.height(),
            orientation.tag(),
            decoded.bitsPerSample(),
            channels(shown),
            decoded.frames(),
            tags.camera(),
            tags.place(),
            tags.all(),
            notes(input, format, decoded, tags));
    return new Picture(
        input, format, source, shown, annotations.upright(shown.width(), shown.height()), metadata);
  }

  private static String channels(Pixels pixels) {
    if (pixels.hasAlpha()) {
      return "colour+alpha";
    }
    return pixels.channels() == 1 ? "grey" : "colour";
  }

  private static List<String> notes(
      ImageInput input, ImageFormat format, Decoder.Decoded decoded, TagReader.Tags tags) {
    List<String> notes = new ArrayList<>(decoded.notes());
    ImageFormat.ofName(input.name())
        .filter(promised -> promised != format)
        .map(
            promised ->
                "the name promises " + promised.title() + ", the content is " + format.title())
        .ifPresent(notes::add);
    if (tags.problem() != null) {
      notes.add(tags.problem());
    }
    return List.copyOf(notes);
  }
}
