package io.farmhand.app.images;

import static io.farmhand.app.images.TestImages.encode;
import static io.farmhand.app.images.TestImages.quadrants;
import static io.farmhand.app.images.TestImages.resource;
import static io.farmhand.app.images.TestImages.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImagePipelineFormatsTest {
  @TempDir Path folder;

  static Stream<Arguments> files() throws IOException {
    BufferedImage colour = quadrants(BufferedImage.TYPE_3BYTE_BGR);
    return Stream.of(
        Arguments.of("a.jpg", encode(colour, "jpg"), ImageFormat.JPEG),
        Arguments.of("progressive.jpg", resource("progressive.jpg"), ImageFormat.JPEG),
        Arguments.of("cmyk.jpg", resource("cmyk.jpg"), ImageFormat.JPEG),
        Arguments.of("a.png", encode(colour, "png"), ImageFormat.PNG),
        Arguments.of(
            "alpha.png", encode(quadrants(BufferedImage.TYPE_INT_ARGB), "png"), ImageFormat.PNG),
        Arguments.of(
            "palette.png",
            encode(quadrants(BufferedImage.TYPE_BYTE_INDEXED), "png"),
            ImageFormat.PNG),
        Arguments.of("sixteen.png", encode(sixteenBits(colour), "png"), ImageFormat.PNG),
        Arguments.of(
            "a.gif", encode(quadrants(BufferedImage.TYPE_BYTE_INDEXED), "gif"), ImageFormat.GIF),
        Arguments.of("animated.gif", sequence("gif", colour, colour, colour), ImageFormat.GIF),
        Arguments.of("a.bmp", encode(colour, "bmp"), ImageFormat.BMP),
        Arguments.of("palette.bmp", resource("palette.bmp"), ImageFormat.BMP),
        Arguments.of("a.tif", encode(colour, "tiff"), ImageFormat.TIFF),
        Arguments.of("pages.tif", sequence("tiff", colour, colour), ImageFormat.TIFF),
        Arguments.of("lossy.webp", resource("lossy.webp"), ImageFormat.WEBP),
        Arguments.of("lossless.webp", resource("lossless.webp"), ImageFormat.WEBP));
  }

  private static BufferedImage sixteenBits(BufferedImage image) {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    var raster = model.createCompatibleWritableRaster(image.getWidth(), image.getHeight());
    int[] pixel = new int[3];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().getPixel(x, y, pixel);
        raster.setPixel(x, y, new int[] {pixel[0] * 257, pixel[1] * 257, pixel[2] * 257});
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyFormatGivesAllOutputsInTheRightColours(String name, byte[] bytes, ImageFormat format)
      throws Exception {
    ImageResult result = process(name, bytes, ImageSettings.DEFAULT.withThumbnailPixels(24));

    assertThat(result.format()).isEqualTo(format);
    assertThat(result.skipped()).isFalse();
    assertThat(result.inputBytes()).isEqualTo(bytes.length);
    assertThat(List.of(result.width(), result.height())).containsExactly(48, 32);
    assertThat(result.outputs())
        .extracting(ImageResult.Output::file)
        .containsExactly(
            "thumbnails/" + name + ".jpg",
            "compressed/" + name + ".jpg",
            "converted/" + name + ".png");
    for (ImageResult.Output one : result.outputs()) {
      BufferedImage image = read(one.file());
      assertThat(one.bytes()).isEqualTo(Files.size(folder.resolve("out").resolve(one.file())));
      assertThat(List.of(image.getWidth(), image.getHeight()))
          .containsExactly(one.width(), one.height());
      assertQuadrants(image, name.startsWith("cmyk") ? 60 : 26);
    }
    assertThat(result.outputs().getFirst().width()).isEqualTo(24);
    assertThat(result.outputs().getFirst().height()).isEqualTo(16);
    assertThat(sidecar(name).at("/image/format").asText()).isEqualTo(format.title());
  }

  @ParameterizedTest
  @EnumSource(ImageSettings.OutputFormat.class)
  void everyOutputFormatCanBeReadAgain(ImageSettings.OutputFormat format) throws Exception {
    byte[] png = encode(quadrants(BufferedImage.TYPE_INT_ARGB), "png");

    ImageResult result = process("a.png", png, ImageSettings.DEFAULT.withConverted(format));

    ImageResult.Output converted = result.outputs().getLast();
    assertThat(converted.file()).isEqualTo("converted/a.png." + format.extension());
    assertQuadrants(read(converted.file()), 26);
  }

  @Test
  void transparencyIsLaidOverWhiteInJpegAndKeptInPng() throws Exception {
    BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(3, 4, 0x80ff0000);

    process("clear.png", encode(clear, "png"), ImageSettings.DEFAULT);

    assertNear(new Color(read("compressed/clear.png.jpg").getRGB(15, 15)), Color.WHITE, 3);
    assertThat(read("converted/clear.png.png").getRGB(3, 4)).isEqualTo(0x80ff0000);
    assertThat(read("converted/clear.png.png").getRGB(15, 15) >>> 24).isZero();
    assertThat(sidecar("clear.png").at("/image/channels").asText()).isEqualTo("colour+alpha");
  }

  @Test
  void transparencyOfWebpIsKept() throws Exception {
    process("alpha.webp", resource("alpha.webp"), ImageSettings.DEFAULT);

    BufferedImage image = read("converted/alpha.webp.png");
    assertThat(image.getRGB(5, 0) >>> 24).isLessThan(20);
    assertThat(image.getRGB(5, 31) >>> 24).isGreaterThan(235);
  }

  @Test
  void greyKeepsItsValuesInEightAndSixteenBits() throws Exception {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
      BufferedImage grey = new BufferedImage(16, 16, type);
      int full = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
      for (int i = 0; i < 256; i++) {
        grey.getRaster().setSample(i % 16, i / 16, 0, Math.round(i * full / 255f));
      }

      process("grey" + type + ".png", encode(grey, "png"), ImageSettings.DEFAULT);

      BufferedImage converted = read("converted/grey" + type + ".png.png");
      assertThat(converted.getRaster().getNumBands()).isEqualTo(1);
      for (int i = 0; i < 256; i++) {
        assertThat(converted.getRaster().getSample(i % 16, i / 16, 0)).isEqualTo(i);
      }
    }
  }

  @Test
  void bilevelTiffIsRead() throws Exception {
    ImageResult result = process("fax.tif", resource("bilevel.tif"), ImageSettings.DEFAULT);

    assertThat(result.pixels()).isEqualTo(48 * 32);
  }

  @Test
  void coloursOfAnEmbeddedProfileBecomeStandard() throws Exception {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    BufferedImage dark = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
    Arrays.fill(((DataBufferByte) dark.getRaster().getDataBuffer()).getData(), (byte) 55);
    byte[] png = TestImages.withChunk(encode(dark, "png"), "iCCP", packed(linear));
    byte[] jpeg = withProfile(encode(dark, "jpg"), linear);

    process("linear.png", png, ImageSettings.DEFAULT);
    process("linear.jpg", jpeg, ImageSettings.DEFAULT);

    Color middle = new Color(128, 128, 128);
    assertNear(new Color(read("converted/linear.png.png").getRGB(4, 4)), middle, 3);
    assertNear(new Color(read("converted/linear.jpg.png").getRGB(4, 4)), middle, 3);
  }

  private static byte[] packed(byte[] profile) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("linear\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream packed = new DeflaterOutputStream(chunk)) {
      packed.write(profile);
    }
    return chunk.toByteArray();
  }

  private static byte[] withProfile(byte[] jpeg, byte[] profile) {
    byte[] prefix = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
    int length = 2 + prefix.length + profile.length;
    return ByteBuffer.allocate(jpeg.length + 2 + length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xffe2)
        .putShort((short) length)
        .put(prefix)
        .put(profile)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  @Test
  void furtherPicturesOfAFileAreMentioned() throws Exception {
    BufferedImage colour = quadrants(BufferedImage.TYPE_3BYTE_BGR);

    assertThat(
            process("a.gif", sequence("gif", colour, colour, colour), ImageSettings.DEFAULT)
                .notes())
        .containsExactly("only the first of 3 pictures in the file is used");
    assertThat(process("a.tif", sequence("tiff", colour, colour), ImageSettings.DEFAULT).notes())
        .containsExactly("only the first of 2 pictures in the file is used");
    assertThat(sidecar("a.gif").at("/image/pictures").asInt()).isEqualTo(3);
  }

  @Test
  void aNameThatPromisesAnotherFormatIsNoted() throws Exception {
    ImageResult result =
        process(
            "a.png", encode(quadrants(BufferedImage.TYPE_3BYTE_BGR), "jpg"), ImageSettings.DEFAULT);

    assertThat(result.format()).isEqualTo(ImageFormat.JPEG);
    assertThat(result.notes()).containsExactly("the name promises PNG, the content is JPEG");
  }

  @Test
  void smallImagesAreNotEnlarged() throws Exception {
    ImageResult result =
        process(
            "a.jpg", encode(quadrants(BufferedImage.TYPE_3BYTE_BGR), "jpg"), ImageSettings.DEFAULT);

    assertThat(result.outputs().getFirst().width()).isEqualTo(48);
  }

  private ImageResult process(String name, byte[] bytes, ImageSettings settings) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    return ImagePipeline.of(folder.resolve("out"), settings).process(ImageInput.of(file));
  }

  private BufferedImage read(String output) throws IOException {
    return TestImages.decode(Files.readAllBytes(folder.resolve("out").resolve(output)));
  }

  private JsonNode sidecar(String name) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(folder.resolve("out/metadata/" + name + ".json")));
  }

  static void assertQuadrants(BufferedImage image, int tolerance) {
    int w = image.getWidth();
    int h = image.getHeight();
    assertNear(new Color(image.getRGB(w / 8, h / 8)), TestImages.TOP_LEFT, tolerance);
    assertNear(new Color(image.getRGB(w * 7 / 8, h / 8)), TestImages.TOP_RIGHT, tolerance);
    assertNear(new Color(image.getRGB(w / 8, h * 7 / 8)), TestImages.BOTTOM_LEFT, tolerance);
    assertNear(new Color(image.getRGB(w * 7 / 8, h * 7 / 8)), TestImages.BOTTOM_RIGHT, tolerance);
  }

  static void assertNear(Color found, Color expected, int tolerance) {
    int distance =
        Math.max(
            Math.abs(found.getRed() - expected.getRed()),
            Math.max(
                Math.abs(found.getGreen() - expected.getGreen()),
                Math.abs(found.getBlue() - expected.getBlue())));
    assertThat(distance).as("%s instead of %s", found, expected).isLessThanOrEqualTo(tolerance);
  }
}
