package io.farmhand.app.images;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What a file is by its first bytes, never by its name. */
sealed interface Signature {
  /** Bytes of the file's start that are enough to tell. */
  int HEAD_BYTES = 512;

  /** An image of a kind that is read. */
  record KnownImage(ImageFormat format) implements Signature {}

  /** An image of a kind that is not read. */
  record OtherImage(String description) implements Signature {}

  /** Anything else. */
  record Other(String description) implements Signature {}

  /** Reads the first {@code length} bytes of {@code head}. */
  static Signature of(byte[] head, int length) {
    Head start = new Head(head, Math.min(length, HEAD_BYTES));
    for (Magic magic : Magic.KNOWN) {
      if (start.has(magic.offset, magic.bytes)) {
        return magic.meaning;
      }
    }
    if (start.isBmp()) {
      return new KnownImage(ImageFormat.BMP);
    }
    return start.has(4, "ftyp") ? start.isoMedia() : start.textOrBinary();
  }

  /** Fixed bytes at a fixed place, written as Latin-1 characters. */
  record Magic(int offset, String bytes, Signature meaning) {
    static final List<Magic> KNOWN =
        List.of(
            image(ImageFormat.JPEG, "\u00ff\u00d8\u00ff"),
            image(ImageFormat.PNG, "\u0089PNG\r\n\u001a\n"),
            image(ImageFormat.GIF, "GIF87a"),
            image(ImageFormat.GIF, "GIF89a"),
            new Magic(8, "CR\2", new OtherImage("a Canon raw photograph")),
            image(ImageFormat.TIFF, "II*\0"),
            image(ImageFormat.TIFF, "MM\0*"),
            image(ImageFormat.TIFF, "II+\0"),
            image(ImageFormat.TIFF, "MM\0+"),
            new Magic(8, "WEBPVP8", new KnownImage(ImageFormat.WEBP)),
            otherImage("8BPS", "a Photoshop document"),
            otherImage("\0\0\1\0", "a Windows icon"),
            otherImage("\0\0\0\fJXL ", "a JPEG XL image"),
            otherImage("\u00ff\n", "a JPEG XL image"),
            otherImage("\0\0\0\fjP  ", "a JPEG 2000 image"),
            otherImage("gimp xcf", "a GIMP image"),
            otherImage("<svg", "an SVG drawing"),
            otherImage("v/1\1", "an OpenEXR image"),
            otherImage("IIRO", "an Olympus raw photograph"),
            otherImage("IIU\0", "a Panasonic raw photograph"),
            otherImage("FUJIFILMCCD-RAW", "a Fujifilm raw photograph"),
            other("%PDF-", "a PDF document"),
            other("PK\3\4", "a ZIP archive or office document"),
            other("\u001f\u008b", "gzip-compressed data"),
            other("7z\u00bc\u00af", "a 7-Zip archive"),
            other("Rar!", "a RAR archive"),
            other("\u007fELF", "a program"),
            other("MZ", "a Windows program"),
            other("\u001aE\u00df\u00a3", "a Matroska or WebM video"),
            other("RIFF", "a RIFF file that holds no WebP picture (sound or video)"),
            other("OggS", "an Ogg sound or video"),
            other("ID3", "an MP3 sound"),
            other("SQLite format 3", "an SQLite database"),
            other("<!DOCTYPE html", "a web page (perhaps an error page saved under this name)"),
            other("<!doctype html", "a web page (perhaps an error page saved under this name)"),
            other("<html", "a web page (perhaps an error page saved under this name)"));

    private static Magic image(ImageFormat format, String bytes) {
      return new Magic(0, bytes, new KnownImage(format));
    }

    private static Magic otherImage(String bytes, String description) {
      return new Magic(0, bytes, new OtherImage(description));
    }

    private static Magic other(String bytes, String description) {
      return new Magic(0, bytes, new Other(description));
    }
  }

  /** The first bytes of a file. */
  final class Head {
    private static final Set<Integer> BMP_HEADER_BYTES = Set.of(12, 40, 52, 56, 64, 108, 124);

    private final byte[] bytes;
    private final int length;

    Head(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    boolean has(int offset, String latin1) {
      if (offset + latin1.length() > length) {
        return false;
      }
      for (int i = 0; i < latin1.length(); i++) {
        if ((bytes[offset + i] & 0xff) != latin1.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** "BM" alone is too common a start of a text. */
    boolean isBmp() {
      return has(0, "BM")
          && (length < 18 || BMP_HEADER_BYTES.contains(Bytes.littleEndian(bytes).getInt(14)));
    }

    Signature isoMedia() {
      String brand =
          length < 12 ? "" : new String(bytes, 8, 4, StandardCharsets.ISO_8859_1).strip();
      return switch (brand) {
        case "heic", "heix", "heim", "heis", "mif1", "msf1" -> new OtherImage("a HEIC photograph");
        case "avif", "avis" -> new OtherImage("an AVIF image");
        case "crx" -> new OtherImage("a Canon raw photograph");
        default -> new Other("a video or sound of the MP4 family");
      };
    }

    Signature textOrBinary() {
      int zeros = 0;
      int controls = 0;
      for (int i = 0; i < length; i++) {
        int b = bytes[i] & 0xff;
        zeros += b == 0 ? 1 : 0;
        controls += b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' ? 1 : 0;
      }
      if (zeros == length) {
        return new Other("nothing but zero bytes (an interrupted copy leaves such files)");
      }
      if (controls > 0) {
        return new Other("unknown binary data");
      }
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      return text.contains("<svg") ? new OtherImage("an SVG drawing") : new Other("plain text");
    }
  }
}
