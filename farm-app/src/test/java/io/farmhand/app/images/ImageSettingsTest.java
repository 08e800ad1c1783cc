package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageSettingsTest {
  @Test
  void theDefaultsAreThePublishedPipeline() {
    assertThat(ImageSettings.DEFAULT)
        .isEqualTo(
            new ImageSettings(256, 0.6, ImageSettings.OutputFormat.PNG, 100_000_000, 536_870_912));
  }

  @Test
  void everyValueOutOfRangeIsNamed() {
    ImageSettings settings = ImageSettings.DEFAULT;
    assertThatThrownBy(() -> settings.withThumbnailPixels(0))
        .hasMessage("thumbnailPixels = 0, must be 1 to 4096");
    assertThatThrownBy(() -> settings.withJpegQuality(1.1))
        .hasMessage("jpegQuality = 1.1, must be above 0, at most 1");
    assertThatThrownBy(() -> settings.withJpegQuality(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withMaxPixels(0))
        .hasMessage("maxPixels = 0, must be 1 to 500000000");
    assertThatThrownBy(() -> settings.withMaxFileBytes(0)).hasMessageContaining("maxFileBytes = 0");
  }

  @Test
  void formatsAreFoundByTheEndOfAName() {
    assertThat(ImageFormat.ofName("IMG.JPEG")).isEqualTo(Optional.of(ImageFormat.JPEG));
    assertThat(ImageFormat.ofName("a.b.tif")).isEqualTo(Optional.of(ImageFormat.TIFF));
    assertThat(ImageFormat.ofName("png")).isEmpty();
    assertThat(ImageFormat.ofName("a.heic")).isEmpty();
  }
}
