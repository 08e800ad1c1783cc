package io.farmhand.app.images;

/**
 * The rows of a picture as PNG stores them: red-green-blue(-alpha), each as differences from its
 * neighbours, by whichever of three filters gives the smallest ones (the standard's own rule of
 * thumb).
 */
final class PngRows {
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int AVERAGE = 3;

  private final Pixels picture;
  private final int channels;
  private byte[] row;
  private byte[] above;
  private byte[] best;
  private byte[] trial;

  PngRows(Pixels picture) {
    this.picture = picture;
    this.channels = picture.channels();
    int bytes = picture.width() * channels;
    this.row = new byte[bytes];
    this.above = new byte[bytes];
    this.best = new byte[bytes + 1];
    this.trial = new byte[bytes + 1];
  }

  /** Filters row {@code y}; valid until the next call. Rows are quickest in their order. */
  byte[] filtered(int y) {
    byte[] spent = above;
    above = row;
    row = spent;
    inFileOrder(y, row);
    long least = Long.MAX_VALUE;
    for (int filter = SUB; filter <= AVERAGE; filter++) {
      apply(filter);
      long size = size(trial);
      if (size < least) {
        least = size;
        byte[] worse = best;
        best = trial;
        trial = worse;
      }
    }
    return best;
  }

  /** Makes row {@code y} the next one. */
  void moveTo(int y) {
    if (y > 0) {
      inFileOrder(y - 1, row);
    }
  }

  private void inFileOrder(int y, byte[] target) {
    byte[] data = picture.data();
    int at = y * target.length;
    if (channels == 1) {
      System.arraycopy(data, at, target, 0, target.length);
      return;
    }
    for (int i = 0; i < target.length; i += channels) {
      for (int c = 0; c < channels; c++) {
        target[i + c] = data[at + i + channels - 1 - c];
      }
    }
  }

  private void apply(int filter) {
    trial[0] = (byte) filter;
    int length = row.length;
    switch (filter) {
      case SUB -> {
        System.arraycopy(row, 0, trial, 1, channels);
        for (int i = channels; i < length; i++) {
          trial[i + 1] = (byte) (row[i] - row[i - channels]);
        }
      }
      case UP -> {
        for (int i = 0; i < length; i++) {
          trial[i + 1] = (byte) (row[i] - above[i]);
        }
      }
      default -> {
        for (int i = 0; i < channels; i++) {
          trial[i + 1] = (byte) (row[i] - ((above[i] & 0xff) >> 1));
        }
        for (int i = channels; i < length; i++) {
          trial[i + 1] = (byte) (row[i] - (((row[i - channels] & 0xff) + (above[i] & 0xff)) >> 1));
        }
      }
    }
  }

  private static long size(byte[] differences) {
    long size = 0;
    for (int i = 1; i < differences.length; i++) {
      size += Math.abs(differences[i]);
    }
    return size;
  }
}
