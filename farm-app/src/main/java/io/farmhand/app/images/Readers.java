package io.farmhand.app.images;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The decoders at hand. */
final class Readers {
  private static final String PREFERRED = "com.twelvemonkeys.";

  static {
    // Everything is in memory already; a cache on disk only costs time.
    ImageIO.setUseCache(false);
  }

  private Readers() {}

  /** A new reader of a format; the caller disposes of it. */
  static ImageReader of(ImageFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.title());
    if (!readers.hasNext()) {
      throw new IllegalStateException(
          "no decoder for "
              + format.title()
              + "; the application's jar must keep every META-INF/services/javax.imageio.spi entry");
    }
    ImageReader first = readers.next();
    while (readers.hasNext()) {
      ImageReader other = readers.next();
      if (other.getClass().getName().startsWith(PREFERRED)) {
        return other;
      }
    }
    return first;
  }

  static ImageInputStream stream(byte[] file) {
    return new ByteArrayImageInputStream(file);
  }
}
