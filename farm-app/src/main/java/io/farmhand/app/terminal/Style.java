package io.farmhand.app.terminal;

import java.util.regex.Pattern;

/**
 * How text may be made to look.
 *
 * @param colour whether escape sequences for colours may be used
 * @param unicode whether characters beyond ASCII can be shown
 */
public record Style(boolean colour, boolean unicode) {
  /** Plain ASCII. */
  public static final Style PLAIN = new Style(false, false);

  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]");
  private static final String RESET = "\u001b[0m";

  /** For what matters most. */
  public String strong(String text) {
    return wrap("1", text);
  }

  /** For what matters least. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** For what is well. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** For what deserves a look. */
  public String warning(String text) {
    return wrap("33", text);
  }

  /** For what is wrong. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** The sign for a range about a value. */
  public String plusMinus() {
    return unicode ? "±" : "+/-";
  }

  /** An arrow from one value to the next. */
  public String arrow() {
    return unicode ? "→" : "->";
  }

  /** A bar of {@code width} characters, filled from the left. */
  public String bar(double share, int width) {
    int filled = (int) Math.round(Math.clamp(share, 0, 1) * width);
    return (unicode ? "█" : "#").repeat(filled) + (unicode ? "░" : "-").repeat(width - filled);
  }

  /** The number of characters that are seen. */
  static int visibleLength(String text) {
    String seen = ESCAPES.matcher(text).replaceAll("");
    return seen.codePointCount(0, seen.length());
  }

  private String wrap(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
