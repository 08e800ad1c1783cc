package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tags that a file carries beside its picture; damaged tags never fail the picture. */
final class TagReader {
  private static final Set<String> OF_NO_INTEREST = Set.of("File Type", "Huffman");
  private static final int MAX_VALUE_LENGTH = 200;

  /** Longest compressed chunk that is looked into; it cannot unpack to more than 70 MB. */
  private static final int MAX_CHUNK_BYTES = 1 << 16;

  private final Metadata metadata;

  private TagReader(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * The tags of a file.
   *
   * @param problem why they could not be read, null when they could
   */
  record Tags(
      ImageMetadata.@Nullable Camera camera,
      ImageMetadata.@Nullable Place place,
      Map<String, Map<String, String>> all,
      @Nullable String problem) {}

  static Tags read(ImageFormat format, byte[] file) {
    byte[] relevant = format == ImageFormat.PNG ? withoutBulk(file) : file;
    try {
      TagReader reader =
          new TagReader(
              ImageMetadataReader.readMetadata(
                  new ByteArrayInputStream(relevant), relevant.length));
      return new Tags(reader.camera(), reader.place(), reader.all(), null);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      return new Tags(null, null, Map.of(), "its tags cannot be read: " + Texts.reason(e));
    }
  }

  /** A PNG without its picture data, and without packed texts that would unpack to gigabytes. */
  private static byte[] withoutBulk(byte[] png) {
    ByteBuffer data = Bytes.bigEndian(png);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(png, 0, 8);
    int at = 8;
    while (at + 12 <= png.length) {
      int length = data.getInt(at);
      String type = new String(png, at + 4, 4, ISO_8859_1);
      if (!type.equals("IDAT") && length <= MAX_CHUNK_BYTES) {
        kept.write(png, at, 12 + length);
      }
      at += 12 + length;
    }
    return kept.toByteArray();
  }

  private ImageMetadata.@Nullable Camera camera() {
    Directory main = orEmpty(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class));
    Directory exif = orEmpty(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class));
    ImageMetadata.Camera camera =
        new ImageMetadata.Camera(
            text(main, ExifIFD0Directory.TAG_MAKE),
            text(main, ExifIFD0Directory.TAG_MODEL),
            text(exif, ExifSubIFDDirectory.TAG_LENS_MODEL),
            taken(exif),
            number(exif, ExifSubIFDDirectory.TAG_EXPOSURE_TIME),
            number(exif, ExifSubIFDDirectory.TAG_FNUMBER),
            exif.getInteger(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT),
            number(exif, ExifSubIFDDirectory.TAG_FOCAL_LENGTH),
            text(main, ExifIFD0Directory.TAG_SOFTWARE),
            text(main, ExifIFD0Directory.TAG_ARTIST),
            text(main, ExifIFD0Directory.TAG_COPYRIGHT),
            text(main, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION));
    return camera.equals(ImageMetadata.Camera.UNKNOWN) ? null : camera;
  }

  private static @Nullable String taken(Directory exif) {
    String time = text(exif, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
    if (time == null || !time.matches("\\d{4}:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d")) {
      return null;
    }
    String offset = text(exif, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL);
    String local = time.substring(0, 10).replace(':', '-') + "T" + time.substring(11);
    return offset != null && offset.matches("[+-]\\d\\d:\\d\\d") ? local + offset : local;
  }

  private ImageMetadata.@Nullable Place place() {
    GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    GeoLocation location = gps == null ? null : gps.getGeoLocation();
    if (gps == null || location == null) {
      return null;
    }
    return new ImageMetadata.Place(location.getLatitude(), location.getLongitude(), altitude(gps));
  }

  private static @Nullable Double altitude(GpsDirectory gps) {
    Double metres = number(gps, GpsDirectory.TAG_ALTITUDE);
    Integer reference = gps.getInteger(GpsDirectory.TAG_ALTITUDE_REF);
    boolean belowSea = reference != null && reference == 1;
    return metres != null && belowSea ? Double.valueOf(-metres) : metres;
  }

  private Map<String, Map<String, String>> all() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (Directory directory : metadata.getDirectories()) {
      Map<String, String> tags = new LinkedHashMap<>();
      for (Tag tag : directory.getTags()) {
        String value = tag.hasTagName() ? tag.getDescription() : null;
        if (value != null) {
          tags.put(tag.getTagName(), shortened(value));
        }
      }
      if (!tags.isEmpty() && !OF_NO_INTEREST.contains(directory.getName())) {
        all.computeIfAbsent(directory.getName(), _ -> new LinkedHashMap<>()).putAll(tags);
      }
    }
    return all;
  }

  private static String shortened(String value) {
    return value.length() <= MAX_VALUE_LENGTH
        ? value
        : value.substring(0, MAX_VALUE_LENGTH - 3) + "...";
  }

  private static Directory orEmpty(@Nullable Directory directory) {
    return Optional.ofNullable(directory).orElseGet(ExifIFD0Directory::new);
  }

  private static @Nullable String text(Directory directory, int tag) {
    String value = directory.getString(tag);
    return value == null || value.isBlank() ? null : shortened(value.strip());
  }

  private static @Nullable Double number(Directory directory, int tag) {
    Rational value = directory.getRational(tag);
    return value == null || value.getDenominator() == 0 ? null : (Double) value.doubleValue();
  }
}
