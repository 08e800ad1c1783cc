package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes {@link Pixels} as PNG (ISO/IEC 15948): streamed, 8 bits a sample, one row filter for the
 * whole picture. Several times as fast as the platform's writer, at about the same length.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);
  private static final int PAETH = 4;
  private static final int LEVEL = 3;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final byte PERCEPTUAL = 0;

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
    Deflater deflater = new Deflater(LEVEL);
    deflater.setStrategy(Deflater.FILTERED);
    try {
      int bytes = picture.width() * picture.channels();
      byte[] above = new byte[bytes];
      byte[] row = new byte[bytes];
      byte[] filtered = new byte[bytes + 1];
      filtered[0] = PAETH;
      for (int y = 0; y < picture.height(); y++) {
        inFileOrder(y, row);
        paeth(row, above, filtered, picture.channels());
        deflater.setInput(filtered);
        drain(deflater);
        byte[] spent = above;
        above = row;
        row = spent;
      }
      deflater.finish();
      drain(deflater);
    } finally {
      deflater.end();
    }
  }

  private void drain(Deflater deflater) throws IOException {
    while (!deflater.needsInput() || deflater.finished()) {
      int length = deflater.deflate(chunk);
      if (length > 0) {
        chunk("IDAT", chunk, length);
      }
      if (deflater.finished()) {
        return;
      }
    }
  }

  /** One row as red-green-blue(-alpha). */
  private void inFileOrder(int y, byte[] row) {
    byte[] data = picture.data();
    int channels = picture.channels();
    int at = y * row.length;
    if (channels == 1) {
      System.arraycopy(data, at, row, 0, row.length);
      return;
    }
    for (int i = 0; i < row.length; i += channels) {
      for (int c = 0; c < channels; c++) {
        row[i + c] = data[at + i + channels - 1 - c];
      }
    }
  }

  /** Predicts each sample from its neighbours left, above and above left; keeps the difference. */
  private static void paeth(byte[] row, byte[] above, byte[] filtered, int channels) {
    for (int i = 0; i < channels; i++) {
      filtered[i + 1] = (byte) (row[i] - above[i]);
    }
    for (int i = channels; i < row.length; i++) {
      int left = row[i - channels] & 0xff;
      int up = above[i] & 0xff;
      int corner = above[i - channels] & 0xff;
      int toLeft = Math.abs(up - corner);
      int toUp = Math.abs(left - corner);
      int toCorner = Math.abs(left + up - 2 * corner);
      int guess = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
      filtered[i + 1] = (byte) (row[i] - guess);
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
