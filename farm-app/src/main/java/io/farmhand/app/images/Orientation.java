package io.farmhand.app.images;

/**
 * How stored rows and columns are to be shown: the eight values of the EXIF tag 0x0112.
 *
 * @param tag 1 to 8
 */
record Orientation(int tag) {
  static final Orientation UPRIGHT = new Orientation(1);

  Orientation {
    if (tag < 1 || tag > 8) {
      throw new IllegalArgumentException("tag = " + tag + ", must be 1 to 8");
    }
  }

  /** The orientation of a tag; anything but 1 to 8 counts as upright. */
  static Orientation ofTag(long tag) {
    return tag < 1 || tag > 8 ? UPRIGHT : new Orientation((int) tag);
  }

  boolean isUpright() {
    return tag == 1;
  }

  /** Whether width and height change places. */
  boolean swapsSides() {
    return tag >= 5;
  }

  /** Whether the first stored column is shown last, before sides change places. */
  private boolean mirrorsX() {
    return tag == 2 || tag == 3 || tag == 7 || tag == 8;
  }

  /** Whether the first stored row is shown last, before sides change places. */
  private boolean mirrorsY() {
    return tag == 3 || tag == 4 || tag == 6 || tag == 7;
  }

  /** The picture as it is to be shown; the same object when it is upright already. */
  Pixels apply(Pixels stored) {
    if (isUpright()) {
      return stored;
    }
    int width = stored.width();
    int height = stored.height();
    int channels = stored.channels();
    Pixels shown =
        swapsSides()
            ? Pixels.blank(height, width, channels)
            : Pixels.blank(width, height, channels);
    int shownRow = shown.width() * channels;
    for (int y = 0; y < height; y++) {
      int line = mirrorsY() ? height - 1 - y : y;
      int column = mirrorsX() ? width - 1 : 0;
      int direction = mirrorsX() ? -1 : 1;
      int step = direction * (swapsSides() ? shownRow : channels);
      int start =
          swapsSides() ? column * shownRow + line * channels : line * shownRow + column * channels;
      copyRow(stored, y, shown, start, step);
    }
    return shown;
  }

  private static void copyRow(Pixels from, int row, Pixels to, int start, int step) {
    byte[] in = from.data();
    byte[] out = to.data();
    int channels = from.channels();
    int at = row * from.width() * channels;
    int end = at + from.width() * channels;
    for (int target = start; at < end; at += channels, target += step) {
      for (int c = 0; c < channels; c++) {
        out[target + c] = in[at + c];
      }
    }
  }
}
