package io.farmhand.app.images;

import java.util.Arrays;

/**
 * Area averaging: each small pixel is the mean of exactly the area that it covers, fractions of
 * large pixels included, in one pass over the large picture.
 */
final class Shrink {
  /** Fractions of a pixel are counted in 1/256. */
  private static final int ONE = 256;

  private final Pixels large;
  private final Pixels small;
  private final int[] firstColumn;
  private final int[] firstShare;
  private final long[] sums;

  private Shrink(Pixels large, Pixels small) {
    this.large = large;
    this.small = small;
    this.sums = new long[small.width() * small.channels()];
    this.firstColumn = new int[small.width() + 1];
    this.firstShare = new int[small.width() + 1];
    for (int x = 0; x <= small.width(); x++) {
      long edge = edge(x, large.width(), small.width());
      firstColumn[x] = (int) (edge / ONE);
      firstShare[x] = (int) (edge % ONE);
    }
  }

  /**
   * The picture with no side longer than {@code side}; the same object when it is small enough.
   * Transparency must have been removed before.
   */
  static Pixels toFit(Pixels picture, int side) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= side) {
      return picture;
    }
    int width = Math.max(1, Math.round(picture.width() * (float) side / longer));
    int height = Math.max(1, Math.round(picture.height() * (float) side / longer));
    Pixels small = Pixels.blank(width, height, picture.channels());
    new Shrink(picture, small).run();
    return small;
  }

  /** Where small pixel {@code index} starts, in 1/256 of a large one. */
  private static long edge(int index, int largeSide, int smallSide) {
    return (long) index * largeSide * ONE / smallSide;
  }

  private void run() {
    long[] row = new long[sums.length];
    for (int y = 0; y < small.height(); y++) {
      Arrays.fill(sums, 0);
      long top = edge(y, large.height(), small.height());
      long bottom = edge(y + 1, large.height(), small.height());
      for (long at = top; at < bottom; ) {
        int line = (int) (at / ONE);
        long next = Math.min(bottom, (line + 1L) * ONE);
        averageRow(line, row);
        int share = (int) (next - at);
        for (int i = 0; i < row.length; i++) {
          sums[i] += row[i] * share;
        }
        at = next;
      }
      store(y, bottom - top);
    }
  }

  /** Sums one large row into small columns, in 1/256 of a sample. */
  private void averageRow(int line, long[] row) {
    int channels = large.channels();
    byte[] data = large.data();
    int start = line * large.width() * channels;
    for (int x = 0; x < small.width(); x++) {
      int from = start + firstColumn[x] * channels;
      int to = start + firstColumn[x + 1] * channels;
      for (int c = 0; c < channels; c++) {
        long sum = 0;
        for (int i = from + c; i < to; i += channels) {
          sum += data[i] & 0xff;
        }
        sum = sum * ONE - (data[from + c] & 0xffL) * firstShare[x];
        if (firstShare[x + 1] > 0) {
          sum += (data[to + c] & 0xffL) * firstShare[x + 1];
        }
        row[x * channels + c] = sum;
      }
    }
  }

  private void store(int y, long height) {
    int channels = small.channels();
    int out = y * sums.length;
    for (int x = 0; x < small.width(); x++) {
      long width =
          (firstColumn[x + 1] - firstColumn[x]) * (long) ONE + firstShare[x + 1] - firstShare[x];
      long area = width * height;
      for (int c = 0; c < channels; c++) {
        small.data()[out++] = (byte) ((sums[x * channels + c] + area / 2) / area);
      }
    }
  }
}
