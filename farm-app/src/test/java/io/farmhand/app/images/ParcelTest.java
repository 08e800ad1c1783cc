package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsPackedIsUnpacked() throws Exception {
    Path picture = folder.resolve("a.jpg");
    SyntheticPicture.write(64, picture);
    Path there = folder.resolve("there");
    Path here = folder.resolve("here");
    ImageResult result =
        ImagePipeline.of(there, ImageSettings.DEFAULT).redo(ImageInput.of(picture));

    Parcel.unpack(result, Parcel.pack(result, there), here);

    for (String file : OutputStages.files(ImageInput.of(picture), ImageSettings.DEFAULT)) {
      assertThat(here.resolve(file)).hasSameBinaryContentAs(there.resolve(file));
    }
    assertThat(ImagePipeline.of(here, ImageSettings.DEFAULT).done(ImageInput.of(picture)))
        .isPresent();
  }

  @Test
  void nothingIsWrittenOutsideTheFolderOrInPart() throws IOException {
    Path out = folder.resolve("out");
    for (String name : List.of("../a", "thumbnails/../../a", "/tmp/a", "elsewhere/a")) {
      assertThatThrownBy(() -> Parcel.unpack(result("a.jpg", name, 3), new byte[10], out))
          .hasMessageContaining("expected a file below");
    }
    assertThatThrownBy(
            () -> Parcel.unpack(result("../../b", "thumbnails/a.jpg", 3), new byte[10], out))
        .hasMessageContaining("expected a file below");
    assertThatThrownBy(
            () -> Parcel.unpack(result("a.jpg", "thumbnails/a.jpg", 10), new byte[10], out))
        .hasMessageContaining("expected outputs of 10 bytes and a sidecar");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private static ImageResult result(String input, String file, long bytes) {
    return new ImageResult(
        input,
        ImageFormat.JPEG,
        1,
        1,
        1,
        false,
        List.of(new ImageResult.Output("thumbnail", file, 1, 1, bytes)),
        List.of());
  }
}
