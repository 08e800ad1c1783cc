package function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FunctionTest {
  @Test
  void givesTextInCapitals() {
    assertEquals("ZWÖLF", Function.capitals("zwölf"));
  }

  @Test
  void failsWithoutText() {
    assertThrows(IllegalArgumentException.class, () -> Function.capitals(""));
  }
}
