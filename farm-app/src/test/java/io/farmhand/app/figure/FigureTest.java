package io.farmhand.app.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FigureTest {
  private static final Figure FIGURE =
      new Figure(
          "sample",
          "A <sample> & more",
          "caption",
          200,
          100,
          canvas -> {
            canvas.box(0, 0, 50, 100, Ink.BLUE, 0.5);
            canvas.line(0, 0, 200, 100, Pen.dashed(Ink.ORANGE, 2));
            canvas.explained("a < b", () -> canvas.dot(150, 50, 10, Ink.GREEN));
            canvas.text(100, 50, "5 ± 1 % – “x” & <y>…", Text.of(10, Ink.TEXT).centred().turned());
          });

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void svgIsWellFormedAndHasWhatWasDrawn() throws Exception {
    Document svg = parsed(FIGURE.svg());
    assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("A <sample> & more");
    assertThat(svg.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("5 ± 1 % – “x” & <y>…");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b");
    assertThat(FIGURE.svg()).contains(Ink.BLUE.light()).doesNotContain("class=");
  }

  @Test
  void inAPageTheStyleSheetHasTheColours() throws Exception {
    parsed(FIGURE.svgInPage());
    assertThat(FIGURE.svgInPage()).contains("class=\"fill-blue\"").doesNotContain("#");
  }

  @Test
  void pngShowsThePicture() throws IOException {
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(FIGURE.png()));
    assertThat(png.getWidth()).isEqualTo(400);
    assertThat(png.getHeight()).isEqualTo(200);
    assertThat(png.getRGB(300, 100) & 0xffffff).isEqualTo(0x007f5f);
    assertThat(png.getRGB(390, 10) & 0xffffff).isEqualTo(0xffffff);
    assertThat(png.getRGB(20, 180) & 0xffffff).isEqualTo(0x7fb8d8);
  }

  /** The table of contents of a PDF names the place of each object. */
  @Test
  void pdfHasItsObjectsWhereItSays() {
    String pdf = new String(FIGURE.pdf(), StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n").contains("/MediaBox [0 0 200.000");
    Matcher places = Pattern.compile("(\\d{10}) 00000 n").matcher(pdf);
    int object = 0;
    while (places.find()) {
      object++;
      assertThat(pdf.substring(Integer.parseInt(places.group(1)))).startsWith(object + " 0 obj");
    }
    assertThat(object).isEqualTo(5);
    Matcher start = Pattern.compile("startxref\\n(\\d+)").matcher(pdf);
    assertThat(start.find()).isTrue();
    assertThat(pdf.substring(Integer.parseInt(start.group(1)))).startsWith("xref");
  }

  @Test
  void theSameDrawingGivesTheSameBytes() {
    assertThat(FIGURE.png()).isEqualTo(FIGURE.png());
    assertThat(FIGURE.pdf()).isEqualTo(FIGURE.pdf());
  }

  @Test
  void textIsAsWideAsInHelvetica() {
    assertThat(Text.of(10, Ink.TEXT).width("Hi i")).isCloseTo(7.22 + 2.22 * 2 + 2.78, within(1e-9));
    assertThat(Text.of(10, Ink.TEXT).strong().width("Hi")).isCloseTo(7.22 + 2.78, within(1e-9));
  }
}
