package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Whatever happens to a file, it gives a result or a failure of a known kind. */
class ImageDamageProperties {
  private static final Map<String, byte[]> FILES = files();

  private static Map<String, byte[]> files() {
    BufferedImage noisy = TestImages.quadrants(64, 64, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      noisy.setRGB(random.nextInt(64), random.nextInt(64), random.nextInt());
    }
    return Map.of(
        "a.jpg", TestImages.encode(noisy, "jpg"),
        "progressive.jpg", TestImages.resource("progressive.jpg"),
        "cmyk.jpg", TestImages.resource("cmyk.jpg"),
        "a.png", TestImages.encode(noisy, "png"),
        "a.gif", TestImages.encode(noisy, "gif"),
        "a.bmp", TestImages.encode(noisy, "bmp"),
        "a.tif", TestImages.encode(noisy, "tiff"),
        "lzw.tif", TestImages.resource("orientation6.tif"),
        "lossy.webp", TestImages.resource("lossy.webp"),
        "exif.webp", TestImages.resource("orientation6.webp"));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(FILES.keySet().stream().sorted().toList());
  }

  @Property(tries = 300)
  void aFileThatEndsEarlyIsNeverAResult(
      @ForAll("names") String name, @ForAll @DoubleRange(min = 0, max = 0.97) double share)
      throws Exception {
    byte[] whole = bytes(name);
    byte[] start = Arrays.copyOf(whole, (int) (whole.length * share));

    Throwable thrown = process(name, start);

    assertThat(thrown).isInstanceOf(ImageException.class);
  }

  @Property(tries = 500)
  void damagedBytesGiveAResultOrAFailureOfAKnownKind(
      @ForAll("names") String name, @ForAll long seed) throws Exception {
    byte[] damaged = bytes(name).clone();
    Random random = new Random(seed);
    int flips = 1 + random.nextInt(8);
    for (int i = 0; i < flips; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }

    Throwable thrown = process(name, damaged);

    assertThat(thrown == null || thrown instanceof ImageException).as("%s", thrown).isTrue();
  }

  private static byte[] bytes(String name) {
    return FILES.getOrDefault(name, new byte[0]);
  }

  private static Throwable process(String name, byte[] bytes) throws Exception {
    Path folder = Files.createTempDirectory("images");
    Path file = folder.resolve(name);
    try {
      Files.write(file, bytes);
      ImageSettings settings = ImageSettings.DEFAULT.withMaxPixels(1_000_000);
      return catchThrowable(
          () -> Picture.open(ImageInput.of(file), header(file, settings), settings));
    } finally {
      for (Path one : List.of(file, folder)) {
        Files.deleteIfExists(one);
      }
    }
  }

  private static ImageFormat header(Path file, ImageSettings settings) {
    ImageHeader header = ImageHeader.read(file);
    if (header.pixels() > settings.maxPixels()) {
      throw new ImageException(
          new ImageFailure.TooManyPixels(
              "", header.width(), header.height(), settings.maxPixels()));
    }
    return header.format();
  }
}
