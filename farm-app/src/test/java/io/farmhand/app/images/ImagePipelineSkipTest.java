package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePipelineSkipTest {
  @TempDir Path folder;
  private Path file;
  private ImageInput input;
  private ImageResult first;

  @BeforeEach
  void processOnce() throws Exception {
    file = folder.resolve("holiday/a.jpg");
    Files.createDirectories(folder.resolve("holiday"));
    Files.write(file, jpeg(48, 32));
    input = ImageInput.of(folder, file);
    first = pipeline().process(input);
  }

  @Test
  void whatIsDoneIsSkippedWithTheSameResult() throws Exception {
    ImageResult second = pipeline().process(input);

    assertThat(second.skipped()).isTrue();
    assertThat(second).usingRecursiveComparison().ignoringFields("skipped").isEqualTo(first);
  }

  @Test
  void redoneOnDemand() throws Exception {
    assertThat(pipeline().redo(input).skipped()).isFalse();
    assertThat(pipeline().done(input)).isPresent();
  }

  @Test
  void doneAgainWhenTheInputIsAnother() throws Exception {
    Files.write(file, jpeg(64, 32));

    assertThat(pipeline().process(input).width()).isEqualTo(64);
  }

  @Test
  void doneAgainWhenTheInputWasTouched() throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(pipeline().process(input).skipped()).isFalse();
  }

  @Test
  void doneAgainWithOtherSettingsButNotWithOtherLimits() throws Exception {
    ImageSettings settings = ImageSettings.DEFAULT;

    assertThat(pipeline(settings.withMaxPixels(5000)).done(input)).isPresent();
    assertThat(pipeline(settings.withJpegQuality(0.5)).done(input)).isEmpty();
    assertThat(pipeline(settings.withThumbnailPixels(128)).done(input)).isEmpty();
    assertThat(pipeline(settings.withConverted(ImageSettings.OutputFormat.BMP)).done(input))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thumbnails/holiday/a.jpg.jpg",
        "compressed/holiday/a.jpg.jpg",
        "converted/holiday/a.jpg.png",
        "metadata/holiday/a.jpg.json"
      })
  void doneAgainWhenAnOutputIsMissingOrCutShort(String output) throws Exception {
    Path one = folder.resolve("out").resolve(output);

    Files.write(one, TestImages.firstBytes(Files.readAllBytes(one), 5));
    assertThat(pipeline().process(input).skipped()).isFalse();
    Files.delete(one);
    assertThat(pipeline().process(input).skipped()).isFalse();
    assertThat(pipeline().process(input).skipped()).isTrue();
  }

  @Test
  void aMissingInputIsNotDone() throws IOException {
    Files.delete(file);

    assertThat(pipeline().done(input)).isEmpty();
    assertThatThrownBy(() -> pipeline().process(input)).isInstanceOf(ImageException.class);
  }

  @Test
  void theSameNameWithAnotherEndHasItsOwnOutputs() throws Exception {
    Path other = folder.resolve("holiday/a.png");
    Files.write(other, jpeg(20, 10));

    ImageResult result = pipeline().process(ImageInput.of(folder, other));

    assertThat(result.outputs()).doesNotContainAnyElementsOf(first.outputs());
    assertThat(pipeline().process(input).skipped()).isTrue();
  }

  @Test
  void temporaryFilesOfEndedProcessesAreRemovedAndOthersKept() throws Exception {
    Path thumbnails = folder.resolve("out/thumbnails");
    Files.writeString(thumbnails.resolve(".farmhand-1-1-1.part"), "of a process that has ended");
    Path kept = thumbnails.resolve("holiday.part");
    Files.writeString(kept, "not ours");
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    Path running = thumbnails.resolve(".farmhand-" + self.pid() + "-" + start + "-9999.part");
    Files.writeString(running, "in use");

    assertThat(pipeline().removeLeftovers()).isEqualTo(1);

    assertThat(kept).exists();
    assertThat(running).exists();
  }

  @Test
  void namesThatLeaveTheOutputFolderAreRefused() {
    assertThatThrownBy(() -> new ImageInput(file, "../a.jpg"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name = '../a.jpg'");
    assertThatThrownBy(() -> new ImageInput(file, "/a.jpg"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ImagePipeline pipeline() {
    return pipeline(ImageSettings.DEFAULT);
  }

  private ImagePipeline pipeline(ImageSettings settings) {
    return ImagePipeline.of(folder.resolve("out"), settings);
  }

  private static byte[] jpeg(int width, int height) {
    return TestImages.encode(
        TestImages.quadrants(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpg");
  }
}
