package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes {@link Pixels} as PNG (ISO/IEC 15948), streamed, 8 bits a sample.
 *
 * <p>Searching for repeated strings takes most of the time and finds next to nothing in
 * photographs, while drawings live by it: a sample of the rows tells which of the two a picture is.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);
  private static final int CHUNK_BYTES = 1 << 16;
  private static final byte PERCEPTUAL = 0;

  private static final int SEARCH_LEVEL = 4;
  private static final int SAMPLE_EVERY_ROWS = 128;
  private static final int SAMPLE_ROWS = 8;

  /** Searching is worth its time when it makes a sample shorter than this share. */
  private static final double WORTH_SEARCHING = 0.9;

  private final Pixels picture;
  private final DataOutputStream out;
  private final byte[] chunk = new byte[CHUNK_BYTES];

  private PngWriter(Pixels picture, OutputStream out) {
    this.picture = picture;
    this.out = new DataOutputStream(out);
  }

  static void write(Pixels picture, OutputStream out) throws IOException {
    new PngWriter(picture, out).run();
  }

  private void run() throws IOException {
    out.write(SIGNATURE);
    header();
    chunk("sRGB", new byte[] {PERCEPTUAL}, 1);
    rows();
    chunk("IEND", chunk, 0);
    out.flush();
  }

  private void header() throws IOException {
    int colourType = picture.channels() == 1 ? 0 : picture.channels() == 3 ? 2 : 6;
    byte[] header = new byte[13];
    Bytes.bigEndian(header)
        .putInt(picture.width())
        .putInt(picture.height())
        .put((byte) 8)
        .put((byte) colourType);
    chunk("IHDR", header, header.length);
  }

  private void rows() throws IOException {
    int strategy = isWorthSearching() ? Deflater.FILTERED : Deflater.HUFFMAN_ONLY;
    Deflater deflater = deflater(strategy);
    try {
      PngRows rows = new PngRows(picture);
      for (int y = 0; y < picture.height(); y++) {
        deflater.setInput(rows.filtered(y));
        while (!deflater.needsInput()) {
          pack(deflater);
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        pack(deflater);
      }
    } finally {
      deflater.end();
    }
  }

  private static Deflater deflater(int strategy) {
    Deflater deflater = new Deflater(SEARCH_LEVEL);
    deflater.setStrategy(strategy);
    return deflater;
  }

  private boolean isWorthSearching() {
    return sampleBytes(Deflater.FILTERED) < WORTH_SEARCHING * sampleBytes(Deflater.HUFFMAN_ONLY);
  }

  /** Length of a sample of the rows when packed in this way. */
  private long sampleBytes(int strategy) {
    Deflater deflater = deflater(strategy);
    try {
      PngRows rows = new PngRows(picture);
      for (int top = 0; top < picture.height(); top += SAMPLE_EVERY_ROWS) {
        rows.moveTo(top);
        for (int y = top; y < Math.min(top + SAMPLE_ROWS, picture.height()); y++) {
          deflater.setInput(rows.filtered(y));
          while (!deflater.needsInput()) {
            deflater.deflate(chunk);
          }
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        deflater.deflate(chunk);
      }
      return deflater.getBytesWritten();
    } finally {
      deflater.end();
    }
  }

  private void pack(Deflater deflater) throws IOException {
    int length = deflater.deflate(chunk);
    if (length > 0) {
      chunk("IDAT", chunk, length);
    }
  }

  private void chunk(String type, byte[] content, int length) throws IOException {
    byte[] name = type.getBytes(ISO_8859_1);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content, 0, length);
    out.writeInt(length);
    out.write(name);
    out.write(content, 0, length);
    out.writeInt((int) check.getValue());
  }
}
