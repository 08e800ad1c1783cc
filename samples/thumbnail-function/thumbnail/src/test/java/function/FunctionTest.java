package function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class FunctionTest {
  @Test
  void fitsIntoItsSquare() {
    BufferedImage wide = new BufferedImage(1000, 500, BufferedImage.TYPE_INT_RGB);
    BufferedImage small = Function.shrink(wide, 256);
    assertEquals(256, small.getWidth());
    assertEquals(128, small.getHeight());
  }

  @Test
  void staysSmall() {
    BufferedImage tiny = new BufferedImage(3, 200, BufferedImage.TYPE_INT_ARGB);
    BufferedImage same = Function.shrink(tiny, 256);
    assertEquals(3, same.getWidth());
    assertEquals(200, same.getHeight());
  }
}
