package io.farmhand.app.images;

import java.util.concurrent.Semaphore;

/**
 * The memory that all decodings of this JVM share: one that does not fit at the moment waits, so
 * that many workers with large images do not exhaust the heap together.
 */
final class DecodeMemory {
  private static final double SHARE_OF_HEAP = 0.7;
  private static final int UNIT_SHIFT = 20;
  private static final DecodeMemory SHARED =
      new DecodeMemory((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));

  private final int budget;
  private final Semaphore free;

  /** A budget of {@code bytes}, counted in whole mebibytes. */
  DecodeMemory(long bytes) {
    this.budget = (int) Math.max(1, bytes >> UNIT_SHIFT);
    this.free = new Semaphore(budget, true);
  }

  /** The budget of this JVM: 70 % of its largest heap. */
  static DecodeMemory shared() {
    return SHARED;
  }

  /** Memory held until it is closed. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * What decoding takes at most: the pixels as decoded, reduced to 8 bits, turned upright and laid
   * over white, and the file itself. PNG and TIFF may have 16 bits a sample.
   */
  static long needed(ImageHeader header) {
    int bytesPerPixel =
        switch (header.format()) {
          case PNG, TIFF -> 20;
          case JPEG, GIF, BMP, WEBP -> 11;
        };
    return header.pixels() * bytesPerPixel + header.fileBytes();
  }

  /**
   * Waits until the memory for an image is free and takes it.
   *
   * @throws ImageException when it exceeds the whole budget
   */
  Lease take(String name, ImageHeader header) throws InterruptedException {
    long bytes = needed(header);
    int units = (int) (bytes >> UNIT_SHIFT) + 1;
    if (units > budget) {
      throw new ImageException(
          new ImageFailure.TooLittleMemory(name, bytes, (long) budget << UNIT_SHIFT));
    }
    free.acquire(units);
    return () -> free.release(units);
  }
}
