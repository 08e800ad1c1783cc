package io.farmhand.app.images;

import static io.farmhand.app.images.ImagePipelineFormatsTest.assertNear;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePipelineExifTest {
  private static final Map<String, Color> COLOURS =
      Map.of(
          "red", TestImages.TOP_LEFT,
          "green", TestImages.TOP_RIGHT,
          "blue", TestImages.BOTTOM_LEFT,
          "yellow", TestImages.BOTTOM_RIGHT);

  @TempDir Path folder;

  /** Corners as shown: top left, top right, bottom left, bottom right. */
  @ParameterizedTest
  @CsvSource({
    "1, red, green, blue, yellow",
    "2, green, red, yellow, blue",
    "3, yellow, blue, green, red",
    "4, blue, yellow, red, green",
    "5, red, blue, green, yellow",
    "6, blue, red, yellow, green",
    "7, yellow, green, blue, red",
    "8, green, yellow, red, blue",
  })
  void everyOrientationIsTurnedUpright(
      int tag, String topLeft, String topRight, String bottomLeft, String bottomRight)
      throws Exception {
    ImageResult result = process("a.jpg", photograph(tag, ByteOrder.BIG_ENDIAN));

    boolean swapped = tag >= 5;
    assertThat(List.of(result.width(), result.height()))
        .isEqualTo(swapped ? List.of(32, 48) : List.of(48, 32));
    for (ImageResult.Output one : result.outputs()) {
      BufferedImage image = ImageIO.read(output(one.file()));
      int right = image.getWidth() - 4;
      int bottom = image.getHeight() - 4;
      assertNear(new Color(image.getRGB(3, 3)), colour(topLeft), 26);
      assertNear(new Color(image.getRGB(right, 3)), colour(topRight), 26);
      assertNear(new Color(image.getRGB(3, bottom)), colour(bottomLeft), 26);
      assertNear(new Color(image.getRGB(right, bottom)), colour(bottomRight), 26);
    }
  }

  @ParameterizedTest
  @CsvSource({"orientation6.webp, 6", "orientation6.tif, 6", "orientation8.png, 8"})
  void orientationIsRespectedInOtherFormats(String name, int tag) throws Exception {
    ImageResult result = process(name, TestImages.resource(name));

    assertThat(List.of(result.width(), result.height())).containsExactly(32, 48);
    BufferedImage image = ImageIO.read(output("converted/" + name + ".png"));
    assertNear(new Color(image.getRGB(3, 3)), colour(tag == 6 ? "blue" : "green"), 26);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void compressedImagesKeepTheirTagsWithTheOrientationReset(String order) throws Exception {
    ByteOrder bytes = order.startsWith("L") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;

    process("a.jpg", photograph(6, bytes));

    Metadata tags = ImageMetadataReader.readMetadata(output("compressed/a.jpg.jpg"));
    ExifIFD0Directory main = first(tags, ExifIFD0Directory.class);
    assertThat(main.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Testcam");
    assertThat(main.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(1);
    ExifSubIFDDirectory exif = first(tags, ExifSubIFDDirectory.class);
    assertThat(exif.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH)).isEqualTo(32);
    assertThat(exif.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT)).isEqualTo(48);
    assertThat(first(tags, GpsDirectory.class).getGeoLocation()).isNotNull();
  }

  @Test
  void theOutdatedPreviewIsDroppedFromTheTags() throws Exception {
    process("a.jpg", photograph(6, ByteOrder.LITTLE_ENDIAN));

    Metadata tags = ImageMetadataReader.readMetadata(output("compressed/a.jpg.jpg"));
    assertThat(tags.getDirectoriesOfType(ExifThumbnailDirectory.class)).isEmpty();
    assertThat(
            Exif.find(
                ImageFormat.JPEG, Files.readAllBytes(output("compressed/a.jpg.jpg").toPath())))
        .hasValueSatisfying(block -> assertThat(block).hasSize(340));
  }

  @Test
  void thumbnailsCarryNoTags() throws Exception {
    process("a.jpg", photograph(6, ByteOrder.LITTLE_ENDIAN));

    Metadata tags = ImageMetadataReader.readMetadata(output("thumbnails/a.jpg.jpg"));
    assertThat(tags.getDirectoriesOfType(ExifIFD0Directory.class)).isEmpty();
  }

  @Test
  void tagsOfPngAndWebpReachTheCompressedImage() throws Exception {
    process("a.webp", TestImages.resource("orientation6.webp"));

    Metadata tags = ImageMetadataReader.readMetadata(output("compressed/a.webp.jpg"));
    ExifIFD0Directory main = first(tags, ExifIFD0Directory.class);
    assertThat(main.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Testcam");
    assertThat(main.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(1);
  }

  @Test
  void theSidecarTellsCameraAndPlace() throws Exception {
    process("a.jpg", photograph(6, ByteOrder.LITTLE_ENDIAN));

    JsonNode image = new ObjectMapper().readTree(output("metadata/a.jpg.json")).get("image");
    assertThat(image.at("/camera/make").asText()).isEqualTo("Testcam");
    assertThat(image.at("/camera/exposureSeconds").asDouble()).isEqualTo(0.008);
    assertThat(image.at("/place/latitude").asDouble()).isEqualTo(48.5);
    assertThat(image.at("/place/longitude").asDouble()).isEqualTo(-9.25);
    assertThat(image.at("/orientation").asInt()).isEqualTo(6);
    assertThat(image.at("/width").asInt()).isEqualTo(32);
    assertThat(image.at("/tags/Exif IFD0/Make").asText()).isEqualTo("Testcam");
  }

  @Test
  void damagedTagsDoNotFailThePicture() throws Exception {
    byte[] exif = TestImages.exif(6, ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(exif, 4, 60, (byte) 0xff);
    byte[] jpeg = TestImages.encode(TestImages.quadrants(BufferedImage.TYPE_3BYTE_BGR), "jpg");

    ImageResult result = process("a.jpg", Exif.insert(jpeg, exif));

    assertThat(result.width()).isEqualTo(48);
  }

  private static byte[] photograph(int orientation, ByteOrder order) {
    byte[] jpeg = TestImages.encode(TestImages.quadrants(BufferedImage.TYPE_3BYTE_BGR), "jpg");
    return Exif.insert(jpeg, TestImages.exif(orientation, order));
  }

  private static <D extends Directory> D first(Metadata tags, Class<D> type) {
    return tags.getDirectoriesOfType(type).iterator().next();
  }

  private static Color colour(String name) {
    return COLOURS.getOrDefault(name, Color.BLACK);
  }

  private File output(String name) {
    return folder.resolve("out").resolve(name).toFile();
  }

  private ImageResult process(String name, byte[] bytes) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return ImagePipeline.of(folder.resolve("out"), ImageSettings.DEFAULT)
        .process(ImageInput.of(file));
  }
}
