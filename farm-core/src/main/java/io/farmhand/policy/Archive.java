package io.farmhand.policy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A ZIP file of a few texts. What is too large or of another name is refused before it is kept. */
final class Archive {
  static final long MOST_FILE_BYTES = 16L << 20;
  static final int MOST_TEXT_BYTES = 48 << 20;
  private static final int MOST_TEXTS = 16;

  /** The first moment that a ZIP file can name: the same policy has the same bytes at any time. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  static byte[] write(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        ZipEntry entry = new ZipEntry(text.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException("a ZIP file in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The texts of a file.
   *
   * @throws IllegalArgumentException when it is not such a file
   */
  static Map<String, String> read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_FILE_BYTES) {
      throw new IllegalArgumentException(
          "it has " + size + " bytes, must have at most " + MOST_FILE_BYTES);
    }
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > MOST_TEXTS) {
        throw new IllegalArgumentException(
            "it holds " + zip.size() + " files, must hold at most " + MOST_TEXTS);
      }
      Map<String, String> texts = new LinkedHashMap<>();
      int left = MOST_TEXT_BYTES;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = bytes(zip, entry, left);
        left -= bytes.length;
        if (texts.put(entry.getName(), text(entry.getName(), bytes)) != null) {
          throw new IllegalArgumentException("it holds " + entry.getName() + " twice");
        }
      }
      return texts;
    } catch (ZipException e) {
      throw new IllegalArgumentException(
          "it is no whole ZIP file (" + e.getMessage() + "), was it cut short or changed?", e);
    }
  }

  /** The texts of a stream from a place that is trusted to hold nothing large. */
  static Map<String, String> read(InputStream in) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      texts.put(entry.getName(), text(entry.getName(), bytes(zip, MOST_TEXT_BYTES)));
    }
    return texts;
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return bytes(in, most);
    }
  }

  private static byte[] bytes(InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new IllegalArgumentException(
          "its texts are longer than " + MOST_TEXT_BYTES + " bytes, which no policy needs");
    }
    return bytes;
  }

  private static String text(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name + " is no text in UTF-8", e);
    }
  }
}
