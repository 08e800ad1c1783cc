package io.farmhand.app.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageScanTest {
  private static final byte[] JPEG =
      TestImages.encode(TestImages.quadrants(BufferedImage.TYPE_3BYTE_BGR), "jpg");

  @TempDir Path folder;

  @Test
  void imagesByNameOrContentAreInputsInOrderOfTheirNames() throws Exception {
    file("b.jpg", JPEG);
    file("a/deep/x.PNG", JPEG);
    file("photo-without-ending", JPEG);
    file("damaged.png", "text".getBytes(StandardCharsets.US_ASCII));
    file("empty.gif", new byte[0]);

    assertThat(names(scan()))
        .containsExactly(
            "a/deep/x.PNG", "b.jpg", "damaged.png", "empty.gif", "photo-without-ending");
  }

  @Test
  void otherFilesArePassedOver() throws Exception {
    file("a.jpg", JPEG);
    file("README.md", new byte[] {'#', ' ', 'a'});
    file("empty.txt", new byte[0]);

    ImageScan scan = scan();

    assertThat(names(scan)).containsExactly("a.jpg");
    assertThat(scan.passedOver())
        .extracting(path -> folder.resolve("in").relativize(path).toString())
        .containsExactlyInAnyOrder("README.md", "empty.txt");
  }

  @Test
  void hiddenFilesAndFoldersAreLeftOut() throws Exception {
    file("a.jpg", JPEG);
    file(".b.jpg", JPEG);
    file(".cache/c.jpg", JPEG);

    ImageScan scan = scan();

    assertThat(names(scan)).containsExactly("a.jpg");
    assertThat(scan.passedOver()).isEmpty();
  }

  @Test
  void theOutputFolderInsideTheInputFolderIsLeftOut() throws Exception {
    file("a.jpg", JPEG);
    file("results/thumbnails/a.jpg.jpg", JPEG);

    ImageScan scan = ImageScan.of(folder.resolve("in"), folder.resolve("in/results"));

    assertThat(names(scan)).containsExactly("a.jpg");
  }

  @Test
  void circlesOfLinksAreNotFollowed() throws Exception {
    file("a.jpg", JPEG);
    Files.createSymbolicLink(folder.resolve("in/again"), folder.resolve("in"));
    file("../elsewhere/b.jpg", JPEG);
    Files.createSymbolicLink(folder.resolve("in/linked"), folder.resolve("elsewhere"));

    ImageScan scan = scan();

    assertThat(names(scan)).containsExactly("a.jpg", "linked/b.jpg");
    assertThat(scan.problems()).isEmpty();
  }

  @Test
  void aSingleFileIsAnInputWhateverItIs() throws Exception {
    file("README.md", new byte[] {'#'});

    ImageScan scan = ImageScan.of(folder.resolve("in/README.md"), folder.resolve("out"));

    assertThat(names(scan)).containsExactly("README.md");
  }

  @Test
  void aMissingFolderIsAFailure() {
    assertThatThrownBy(this::scan)
        .isInstanceOfSatisfying(
            ImageException.class,
            e -> assertThat(e.failure()).isInstanceOf(ImageFailure.Missing.class));
  }

  @Test
  void outputsAmongTheInputsAreRefused() throws Exception {
    file("a.jpg", JPEG);
    file("../out/compressed/b.jpg", JPEG);

    assertThatThrownBy(() -> ImageScan.of(folder.resolve("in"), folder.resolve("in")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output folder = ");
    assertThatThrownBy(() -> ImageScan.of(folder.resolve("out/compressed"), folder.resolve("out")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ImageScan scan() {
    return ImageScan.of(folder.resolve("in"), folder.resolve("out"));
  }

  private static List<String> names(ImageScan scan) {
    return scan.inputs().stream().map(ImageInput::name).toList();
  }

  private void file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("in").resolve(name).normalize();
    Files.createDirectories(file.resolveSibling(""));
    Files.createDirectories(folder.resolve("in"));
    Files.write(file, bytes);
  }
}
