package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PixelStagesTest {
  @Property(tries = 200)
  void whatThePngWriterWritesIsReadBackBitByBit(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 0, max = 2) int kind,
      @ForAll @IntRange(min = 1, max = 256) int values,
      @ForAll long seed)
      throws IOException {
    Pixels picture = random(width, height, new int[] {1, 3, 4}[kind], values, seed);

    Pixels read = roundTrip(picture);

    assertThat(read.channels()).isEqualTo(picture.channels());
    assertThat(read.data()).isEqualTo(picture.data());
  }

  @Example
  void drawingsArePackedByRepetitionAndPhotographsAreNot() throws IOException {
    int side = 512;
    Pixels flat = Pixels.blank(side, side, 3);
    Pixels noise = random(side, side, 3, 256, 1);

    assertThat(png(flat).length).isLessThan(side * side * 3 / 100);
    assertThat(png(noise).length).isLessThan(side * side * 3 * 101 / 100);
  }

  @Property(tries = 200)
  void shrinkingKeepsTheMean(
      @ForAll @IntRange(min = 1, max = 400) int width,
      @ForAll @IntRange(min = 1, max = 400) int height,
      @ForAll @IntRange(min = 1, max = 100) int side,
      @ForAll long seed) {
    Pixels picture = random(width, height, 3, 256, seed);

    Pixels small = Shrink.toFit(picture, side);

    assertThat(Math.max(small.width(), small.height()))
        .isEqualTo(Math.min(side, Math.max(width, height)));
    assertThat(mean(small)).isCloseTo(mean(picture), within(0.6));
  }

  @Property(tries = 100)
  void shrinkingKeepsEvenColour(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 1, max = 90) int side,
      @ForAll byte value) {
    Pixels picture = Pixels.blank(width, height, 1);
    Arrays.fill(picture.data(), value);

    assertThat(Shrink.toFit(picture, side).data()).containsOnly(value);
  }

  @Property(tries = 50)
  void everyOrientationIsUndoneByItsInverse(
      @ForAll @IntRange(min = 1, max = 20) int width,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 8) int tag) {
    Pixels picture = random(width, height, 3, 256, tag);
    int inverse = tag == 6 ? 8 : tag == 8 ? 6 : tag;

    Pixels back = Orientation.ofTag(inverse).apply(Orientation.ofTag(tag).apply(picture));

    assertThat(back.width()).isEqualTo(width);
    assertThat(back.data()).isEqualTo(picture.data());
  }

  @Example
  void unknownOrientationsCountAsUpright() {
    assertThat(Orientation.ofTag(0)).isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.ofTag(9)).isEqualTo(Orientation.UPRIGHT);
    assertThatThrownBy(() -> new Orientation(9)).hasMessage("tag = 9, must be 1 to 8");
  }

  @Example
  void whatDoesNotFitAtTheMomentWaits() throws Exception {
    DecodeMemory memory = new DecodeMemory(30L << 20);
    ImageHeader header = new ImageHeader(ImageFormat.JPEG, 1000, 2000, 1000);
    DecodeMemory.Lease first = memory.take("a", header);
    CompletableFuture<String> second = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (DecodeMemory.Lease _ = memory.take("b", header)) {
                    second.complete("taken");
                  } catch (InterruptedException e) {
                    second.completeExceptionally(e);
                  }
                });

    assertThat(second).isNotDone();
    first.close();
    waiting.join();

    assertThat(second).isCompletedWithValue("taken");
  }

  private static Pixels roundTrip(Pixels picture) throws IOException {
    return PixelNormalizer.normalize(TestImages.decode(png(picture)));
  }

  private static byte[] png(Pixels picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngWriter.write(picture, out);
    return out.toByteArray();
  }

  private static double mean(Pixels pixels) {
    BufferedImage image = pixels.asImage();
    long sum = 0;
    int[] row = new int[image.getWidth() * pixels.channels()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
      sum += Arrays.stream(row).sum();
    }
    return (double) sum / row.length / image.getHeight();
  }

  private static Pixels random(int width, int height, int channels, int values, long seed) {
    Pixels pixels = Pixels.blank(width, height, channels);
    Random random = new Random(seed);
    for (int i = 0; i < pixels.data().length; i++) {
      pixels.data()[i] = (byte) random.nextInt(values);
    }
    return pixels;
  }
}
