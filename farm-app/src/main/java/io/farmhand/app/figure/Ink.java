package io.farmhand.app.figure;

import java.util.Locale;

/**
 * A colour by what it is for. The hues are those of Okabe and Ito ("Color Universal Design", 2008),
 * which people with any common kind of colour blindness tell apart.
 */
public enum Ink {
  /** Text and what matters most. */
  TEXT("#1b1f24", "#e6e8eb"),
  /** Text that matters less. */
  FAINT("#5f6771", "#9aa3ad"),
  /** Lines that guide the eye. */
  GRID("#e3e6ea", "#30363d"),
  /** Axes, and marks without a meaning of their own. */
  GREY("#8c959f", "#7d8590"),
  /** Behind everything. */
  PAPER("#ffffff", "#14181d"),
  BLUE("#0072b2", "#56a8e0"),
  ORANGE("#d55e00", "#ff8a3c"),
  GREEN("#007f5f", "#2fbf96"),
  PURPLE("#a3478a", "#dd88c2"),
  YELLOW("#b8860b", "#e6b422"),
  SKY("#56b4e9", "#3c8fc4");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** On white, as {@code #rrggbb}. */
  public String light() {
    return light;
  }

  /** On black, as {@code #rrggbb}. */
  public String dark() {
    return dark;
  }

  /** Its name in style sheets. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
