package io.farmhand.app.images;

import static io.farmhand.app.images.TestImages.encode;
import static io.farmhand.app.images.TestImages.firstBytes;
import static io.farmhand.app.images.TestImages.quadrants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePipelineFailuresTest {
  private static final byte[] JPEG =
      encode(quadrants(400, 300, BufferedImage.TYPE_3BYTE_BGR), "jpg");

  @TempDir Path folder;

  @Test
  void aMissingFileIsToldApart() throws Exception {
    assertThat(failure(folder.resolve("none.jpg"), ImageSettings.DEFAULT))
        .isInstanceOf(ImageFailure.Missing.class);
  }

  @Test
  void aFolderIsUnreadable() throws Exception {
    Files.createDirectory(folder.resolve("a.jpg"));

    assertThat(failure(folder.resolve("a.jpg"), ImageSettings.DEFAULT))
        .isEqualTo(new ImageFailure.Unreadable("a.jpg", "it is a folder"));
  }

  @Test
  void anEmptyFileIsToldApart() throws Exception {
    assertThat(failure("a.jpg", new byte[0])).isEqualTo(new ImageFailure.Empty("a.jpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "'just a text', plain text",
    "'%PDF-1.7 ...', a PDF document",
    "'<!DOCTYPE html><html>', a web page (perhaps an error page saved under this name)",
    "'PK\u0003\u0004....', a ZIP archive or office document",
    "'BMW is a car, not a bitmap', plain text",
    "'....ftypisom....', a video or sound of the MP4 family",
    "'\u0001\u0002\u0003', unknown binary data",
    "'\u0000\u0000\u0000', nothing but zero bytes (an interrupted copy leaves such files)",
  })
  void whatIsNoImageIsNamed(String content, String description) throws Exception {
    assertThat(failure("a.png", content.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new ImageFailure.NotAnImage("a.png", description));
  }

  @ParameterizedTest
  @CsvSource({
    "'....ftypheic....', a HEIC photograph",
    "'....ftypavif....', an AVIF image",
    "'8BPS............', a Photoshop document",
    "'<?xml version=\"1.0\"?><svg/>', an SVG drawing",
  })
  void imagesOfOtherKindsAreUnsupported(String content, String description) throws Exception {
    assertThat(failure("a.jpg", content.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new ImageFailure.Unsupported("a.jpg", description));
  }

  @Test
  void floatingPointSamplesAreUnsupported() throws Exception {
    assertThat(failure("a.tif", TestImages.resource("float.tif")))
        .isInstanceOf(ImageFailure.Unsupported.class);
  }

  @Test
  void thePreviewOfARawPhotographIsNotTakenForIt() throws Exception {
    assertThat(failure("a.nef", TestImages.resource("preview.tif")))
        .isInstanceOfSatisfying(
            ImageFailure.Unsupported.class,
            unsupported -> assertThat(unsupported.found()).contains("raw photograph"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 200, 600, -100, -1})
  void aTruncatedJpegIsNoGreyHalfImage(int length) throws Exception {
    int kept = length > 0 ? length : JPEG.length + length;

    ImageFailure failure = failure("a.jpg", firstBytes(JPEG, kept));

    assertThat(failure).isInstanceOf(ImageFailure.Truncated.class);
    assertThat(failure.message())
        .contains("a.jpg: truncated JPEG")
        .contains(String.format(Locale.ROOT, "%,d bytes", kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void otherFormatsAreFoundTruncatedToo(String format) throws Exception {
    byte[] whole = encode(quadrants(400, 300, BufferedImage.TYPE_3BYTE_BGR), format);

    assertThat(failure("a." + format, firstBytes(whole, whole.length * 2 / 3)))
        .isInstanceOf(ImageFailure.Truncated.class);
  }

  @Test
  void truncatedGifAndWebpAreFound() throws Exception {
    byte[] gif = encode(quadrants(400, 300, BufferedImage.TYPE_BYTE_INDEXED), "gif");
    byte[] webp = TestImages.resource("lossless.webp");

    assertThat(failure("a.gif", firstBytes(gif, gif.length * 2 / 3)))
        .isInstanceOf(ImageFailure.Truncated.class);
    assertThat(failure("a.webp", firstBytes(webp, webp.length * 2 / 3)))
        .isInstanceOf(ImageFailure.Truncated.class);
  }

  @Test
  void aFlippedByteInAPngIsCorrupt() throws Exception {
    byte[] png = encode(quadrants(BufferedImage.TYPE_3BYTE_BGR), "png");
    png[png.length / 2] ^= 0x55;

    ImageFailure failure = failure("a.png", png);

    assertThat(failure).isInstanceOf(ImageFailure.Corrupt.class);
    assertThat(failure.message()).contains("checksum");
  }

  @Test
  void garbledJpegDataIsCorrupt() throws Exception {
    byte[] jpeg = JPEG.clone();
    Arrays.fill(jpeg, jpeg.length / 2, jpeg.length / 2 + 200, (byte) 0x7e);

    assertThat(failure("a.jpg", jpeg)).isInstanceOf(ImageFailure.Corrupt.class);
  }

  @Test
  void aBombIsRefusedByItsHeader() throws Exception {
    ImageFailure failure = failure("bomb.png", TestImages.bomb(30_000, 30_000));

    assertThat(failure)
        .isEqualTo(new ImageFailure.TooManyPixels("bomb.png", 30_000, 30_000, 100_000_000));
    assertThat(failure.message()).contains("900,000,000 pixels");
  }

  @Test
  void theLimitsAreTheSettings() throws Exception {
    Files.write(folder.resolve("a.jpg"), JPEG);

    assertThat(failure(folder.resolve("a.jpg"), ImageSettings.DEFAULT.withMaxPixels(119_999)))
        .isEqualTo(new ImageFailure.TooManyPixels("a.jpg", 400, 300, 119_999));
    assertThat(failure(folder.resolve("a.jpg"), ImageSettings.DEFAULT.withMaxFileBytes(100)))
        .isEqualTo(new ImageFailure.TooManyBytes("a.jpg", JPEG.length, 100));
  }

  @Test
  void whatNeedsMoreMemoryThanThereIsIsRefused() throws Exception {
    Path file = folder.resolve("bomb.png");
    Files.write(file, TestImages.bomb(4000, 4000));
    ImagePipeline small =
        new ImagePipeline(
            folder.resolve("out"), ImageSettings.DEFAULT, new DecodeMemory(64L << 20));

    ImageException thrown =
        catchThrowableOfType(ImageException.class, () -> small.process(ImageInput.of(file)));

    assertThat(thrown.failure()).isInstanceOf(ImageFailure.TooLittleMemory.class);
    assertThat(thrown).hasMessageContaining("raise -Xmx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbnails", "compressed", "converted", "metadata"})
  void anOutputThatCannotBeWrittenLeavesNoneBehind(String stage) throws Exception {
    Files.write(folder.resolve("a.jpg"), JPEG);
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out").resolve(stage), "in the way");

    ImageFailure failure = failure(folder.resolve("a.jpg"), ImageSettings.DEFAULT);

    assertThat(failure).isInstanceOf(ImageFailure.NotWritten.class);
    assertThat(failure.message()).contains(stage);
    assertThat(filesBelow("out")).containsExactly(stage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thumbnails/a.jpg.jpg",
        "compressed/a.jpg.jpg",
        "converted/a.jpg.png",
        "metadata/a.jpg.json"
      })
  void anOutputThatCannotBeMovedLeavesNoneBehind(String output) throws Exception {
    Files.write(folder.resolve("a.jpg"), JPEG);
    Path inTheWay = folder.resolve("out").resolve(output).resolve("kept");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "in the way");

    assertThat(failure(folder.resolve("a.jpg"), ImageSettings.DEFAULT))
        .isInstanceOf(ImageFailure.NotWritten.class);
    assertThat(filesBelow("out")).containsExactly(output + "/kept");
  }

  @Test
  void aDamagedInputLeavesNothingBehind() throws Exception {
    failure("a.jpg", firstBytes(JPEG, JPEG.length / 2));

    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }

  @Test
  void anInterruptedThreadWritesNothing() throws Exception {
    Path file = folder.resolve("a.jpg");
    Files.write(file, JPEG);
    ImagePipeline pipeline = ImagePipeline.of(folder.resolve("out"), ImageSettings.DEFAULT);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> pipeline.process(ImageInput.of(file)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(filesBelow("out")).isEmpty();
  }

  @Test
  void inputsAreNeverTouched() throws Exception {
    Path file = folder.resolve("a.jpg");
    Files.write(file, JPEG);
    Object before = Files.getLastModifiedTime(file);

    ImagePipeline.of(folder.resolve("out"), ImageSettings.DEFAULT).process(ImageInput.of(file));

    assertThat(Files.readAllBytes(file)).isEqualTo(JPEG);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
  }

  @Test
  void everyKindHasAStableName() {
    assertThat(
            List.of(
                new ImageFailure.Missing("a").kind(),
                new ImageFailure.NotAnImage("a", "b").kind(),
                new ImageFailure.TooManyPixels("a", 1, 1, 1).kind()))
        .containsExactly("missing", "not-an-image", "too-many-pixels");
  }

  private ImageFailure failure(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return failure(file, ImageSettings.DEFAULT);
  }

  private ImageFailure failure(Path file, ImageSettings settings) {
    ImagePipeline pipeline = ImagePipeline.of(folder.resolve("out"), settings);
    return catchThrowableOfType(ImageException.class, () -> pipeline.process(ImageInput.of(file)))
        .failure();
  }

  private List<String> filesBelow(String name) throws IOException {
    Path root = folder.resolve(name);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
