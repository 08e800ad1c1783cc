package io.farmhand.app.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a picture, from one file to another. */
class AnnotationsTest {
  private static final String CITY = "Pisa";

  @TempDir Path folder;

  private static String packet(String orientation) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
        + " xmlns:tiff='http://ns.adobe.com/tiff/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        + (orientation.startsWith("<") ? " dc:format='image/jpeg'>" + orientation : orientation)
        + (orientation.startsWith("<") ? "" : " dc:format='image/jpeg'>")
        + "</rdf:Description></rdf:RDF></x:xmpmeta>";
  }

  /** A record of IPTC that names a city. */
  private static byte[] city() {
    byte[] name = CITY.getBytes(ISO_8859_1);
    return ByteBuffer.allocate(5 + name.length)
        .put((byte) 0x1c)
        .put((byte) 2)
        .put((byte) 90)
        .putShort((short) name.length)
        .put(name)
        .array();
  }

  private static byte[] picture(String format) {
    return TestImages.encode(TestImages.quadrants(BufferedImage.TYPE_3BYTE_BGR), format);
  }

  private Metadata compressed(String name, byte[] file) throws Exception {
    Path input = folder.resolve(name);
    Files.write(input, file);
    ImagePipeline.of(folder.resolve("out"), ImageSettings.DEFAULT).process(ImageInput.of(input));
    byte[] output = Files.readAllBytes(folder.resolve("out/compressed/" + name + ".jpg"));
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(output));
  }

  private static <D extends Directory> D first(Metadata tags, Class<D> type) {
    return tags.getDirectoriesOfType(type).iterator().next();
  }

  private static String property(Metadata tags, String name) {
    return first(tags, XmpDirectory.class).getXmpProperties().getOrDefault(name, "none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " tiff:Orientation='6'",
        " tiff:Orientation=\"6\"",
        "<tiff:Orientation>6</tiff:Orientation>"
      })
  void xmpOfAJpegIsKeptWithTheOrientationReset(String orientation) throws Exception {
    byte[] jpeg = Xmp.insert(picture("jpg"), packet(orientation).getBytes(UTF_8));

    Metadata tags = compressed("a.jpg", jpeg);

    assertThat(property(tags, "tiff:Orientation")).isEqualTo("1");
    assertThat(property(tags, "dc:format")).isEqualTo("image/jpeg");
  }

  @Test
  void xmpOfAPngIsFoundBehindOtherText() throws Exception {
    byte[] comment = "Comment\0\0\0\0\0hello".getBytes(ISO_8859_1);
    byte[] xmp = ("XML:com.adobe.xmp\0\0\0\0\0" + packet("")).getBytes(UTF_8);
    byte[] png = TestImages.withChunk(picture("png"), "iTXt", xmp);

    Metadata tags = compressed("a.png", TestImages.withChunk(png, "iTXt", comment));

    assertThat(property(tags, "dc:format")).isEqualTo("image/jpeg");
  }

  @Test
  void iptcOfAJpegIsKeptBesideExif() throws Exception {
    byte[] jpeg = Iptc.insert(picture("jpg"), city());

    Metadata tags =
        compressed("a.jpg", Exif.insert(jpeg, TestImages.exif(6, ByteOrder.BIG_ENDIAN)));

    assertThat(first(tags, IptcDirectory.class).getString(IptcDirectory.TAG_CITY)).isEqualTo(CITY);
    assertThat(first(tags, ExifIFD0Directory.class).getString(ExifIFD0Directory.TAG_MAKE))
        .isEqualTo("Testcam");
  }

  @Test
  void otherResourcesOfPhotoshopAreLeftBehind() {
    byte[] alone = Iptc.insert(new byte[] {(byte) 0xff, (byte) 0xd8}, city());
    byte[] resources = Arrays.copyOfRange(alone, 20, alone.length);
    byte[] other = "8BIM\4\14\3abc\0\0\0\3xyz\0".getBytes(ISO_8859_1);
    byte[] both =
        ByteBuffer.allocate(other.length + resources.length).put(other).put(resources).array();
    byte[] jpeg = JpegSegments.insert(picture("jpg"), JpegSegments.APP13, "Photoshop 3.0\0", both);

    assertThat(Iptc.find(ImageFormat.JPEG, jpeg)).contains(city());
  }

  /** A TIFF file with the fields of {@link TestImages#exif} among those of its pixels. */
  private static byte[] tiff(ByteOrder order) {
    TiffBlock exif = TiffBlock.of(TestImages.exif(1, order)).orElseThrow();
    byte[] grey = new byte[16];
    List<TiffBlock.Field> main = new ArrayList<>();
    main.add(number(order, 0x100, 4));
    main.add(number(order, 0x101, 4));
    main.add(number(order, 0x102, 8));
    main.add(number(order, 0x103, 1));
    main.add(number(order, 0x106, 1));
    exif.fields(8).stream().filter(field -> field.tag() == 0x10f).forEach(main::add);
    main.add(number(order, 0x111, 8));
    main.add(number(order, 0x117, 16));
    main.add(bytes(TiffBlock.XMP, packet("").getBytes(UTF_8)));
    main.add(bytes(TiffBlock.IPTC, city()));
    main.add(number(order, TiffBlock.EXIF_DIRECTORY, 0));
    main.add(number(order, TiffBlock.GPS_DIRECTORY, 0));
    byte[] block =
        TiffWriter.block(
            order,
            main,
            List.of(
                new TiffWriter.Below(TiffBlock.EXIF_DIRECTORY, exif.fields(120)),
                new TiffWriter.Below(TiffBlock.GPS_DIRECTORY, exif.fields(200))));
    byte[] file = Arrays.copyOf(block, block.length + grey.length);
    TiffBlock.of(file).orElseThrow().overwrite(8, 0x111, block.length);
    return file;
  }

  private static TiffBlock.Field number(ByteOrder order, int tag, int value) {
    return new TiffBlock.Field(tag, 4, 1, ByteBuffer.allocate(4).order(order).putInt(0, value));
  }

  private static TiffBlock.Field bytes(int tag, byte[] values) {
    return new TiffBlock.Field(tag, 7, values.length, ByteBuffer.wrap(values));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tagsOfATiffBecomeExifOfTheJpeg(boolean little) throws Exception {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;

    Metadata tags = compressed("a.tif", tiff(order));

    ExifIFD0Directory main = first(tags, ExifIFD0Directory.class);
    assertThat(main.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Testcam");
    assertThat(main.containsTag(ExifIFD0Directory.TAG_IMAGE_WIDTH))
        .as("what is about the pixels of the TIFF")
        .isFalse();
    ExifSubIFDDirectory exif = first(tags, ExifSubIFDDirectory.class);
    assertThat(exif.getDouble(ExifSubIFDDirectory.TAG_EXPOSURE_TIME)).isEqualTo(0.008);
    assertThat(exif.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH)).isEqualTo(4);
    assertThat(first(tags, GpsDirectory.class).getGeoLocation())
        .isNotNull()
        .extracting(GeoLocation::getLatitude)
        .isEqualTo(48.5);
    assertThat(property(tags, "dc:format")).isEqualTo("image/jpeg");
    assertThat(first(tags, IptcDirectory.class).getString(IptcDirectory.TAG_CITY)).isEqualTo(CITY);
    assertThat(tags.getDirectories()).allMatch(directory -> !directory.hasErrors());
  }

  @Test
  void whatIsTooLongForASegmentIsLeftOut() {
    byte[] jpeg = picture("jpg");

    assertThat(Xmp.insert(jpeg, new byte[70_000])).isEqualTo(jpeg);
  }
}
