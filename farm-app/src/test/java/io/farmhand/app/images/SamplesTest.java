package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples that the repository ships do what they are there for. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyPhotographIsProcessedAndEveryFormatShown() throws Exception {
    ImageScan scan = ImageScan.of(SAMPLES.resolve("photos"), folder);
    ImagePipeline pipeline = ImagePipeline.of(folder, ImageSettings.DEFAULT);
    Set<ImageFormat> formats = EnumSet.noneOf(ImageFormat.class);

    for (ImageInput input : scan.inputs()) {
      ImageResult result = pipeline.process(input);
      formats.add(result.format());
      assertThat(result.outputs()).hasSize(3);
      assertThat(ImageHeader.read(input.file()).pixels()).isEqualTo(result.pixels());
    }

    assertThat(formats).containsExactlyInAnyOrder(ImageFormat.values());
    assertThat(scan.inputs()).hasSizeBetween(12, 24);
    assertThat(scan.passedOver()).containsExactly(SAMPLES.resolve("photos/LICENSES.md"));
  }

  @Test
  void everyPhotographIsListedWithItsLicence() throws Exception {
    String licences = Files.readString(SAMPLES.resolve("photos/LICENSES.md"));

    for (ImageInput input : ImageScan.of(SAMPLES.resolve("photos"), folder).inputs()) {
      assertThat(licences).contains("`" + input.name() + "`");
    }
  }

  @Test
  void everyBrokenFileFailsInItsOwnWay() {
    ImagePipeline pipeline = ImagePipeline.of(folder, ImageSettings.DEFAULT);
    Map<String, String> kinds = new TreeMap<>();
    for (ImageInput input : ImageScan.of(SAMPLES.resolve("broken"), folder).inputs()) {
      ImageException failure =
          catchThrowableOfType(ImageException.class, () -> pipeline.process(input));
      kinds.put(input.name(), failure.failure().kind());
    }

    assertThat(kinds)
        .isEqualTo(
            Map.of(
                "bomb.png", "too-many-pixels",
                "corrupt.png", "corrupt",
                "document.jpg", "not-an-image",
                "empty.jpg", "empty",
                "text.png", "not-an-image",
                "truncated.jpg", "truncated"));
  }
}
