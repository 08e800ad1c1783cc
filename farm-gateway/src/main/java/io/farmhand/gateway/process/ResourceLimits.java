package io.farmhand.gateway.process;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a replica may use.
 *
 * @param memoryBytes of memory
 * @param milliCpus thousandths of a processor
 */
public record ResourceLimits(OptionalLong memoryBytes, OptionalLong milliCpus) {
  /** No limits. */
  public static final ResourceLimits NONE =
      new ResourceLimits(OptionalLong.empty(), OptionalLong.empty());

  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "k", 1_000L,
          "M", 1_000_000L,
          "G", 1_000_000_000L,
          "Ki", 1L << 10,
          "Mi", 1L << 20,
          "Gi", 1L << 30,
          "m", 1L << 20,
          "g", 1L << 30);

  /**
   * Reads quantities such as {@code 128Mi} and {@code 500m} or {@code 0.5}; empty for none.
   *
   * @throws IllegalArgumentException when one is something else
   */
  public static ResourceLimits parse(String memory, String cpu) {
    return new ResourceLimits(
        memory.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes(memory)),
        cpu.isEmpty() ? OptionalLong.empty() : OptionalLong.of(milliCpus(cpu)));
  }

  private static long bytes(String text) {
    int digits = 0;
    while (digits < text.length() && isOfNumber(text.charAt(digits))) {
      digits++;
    }
    Long unit = UNITS.get(text.substring(digits));
    if (unit == null) {
      throw new IllegalArgumentException(
          "limits.memory = " + text + ", must be a number of bytes, or such as 128Mi or 1G");
    }
    return number("limits.memory", text, text.substring(0, digits), unit);
  }

  private static long milliCpus(String text) {
    return text.endsWith("m")
        ? number("limits.cpu", text, text.substring(0, text.length() - 1), 1)
        : number("limits.cpu", text, text, 1000);
  }

  private static boolean isOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static long number(String name, String text, String digits, long unit) {
    try {
      BigDecimal value = new BigDecimal(digits).multiply(BigDecimal.valueOf(unit));
      if (value.signum() > 0 && value.precision() - value.scale() < 18) {
        return value.longValue();
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IllegalArgumentException(
        name
            + " = "
            + text
            + ", must be a number above 0, or such as "
            + (name.endsWith("cpu") ? "500m" : "128Mi"));
  }
}
