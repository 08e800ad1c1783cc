package io.farmhand.app.figure;

/**
 * How text is written, in a sans-serif face with the widths of Helvetica.
 *
 * @param size in points
 * @param ink its colour
 * @param bold whether it is bold
 * @param anchor which part of it is at its place
 * @param upwards whether it is turned, to be read from below
 */
public record Text(double size, Ink ink, boolean bold, Anchor anchor, boolean upwards) {
  /** Widths of the signs from the blank on, in thousandths of the size. */
  private static final int[] HELVETICA = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private static final int[] HELVETICA_BOLD = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
  };

  private static final int ELLIPSIS = 1000;
  private static final int OTHER = 556;

  /** Which part of a text is at its place. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Plain text that begins at its place. */
  public static Text of(double size, Ink ink) {
    return new Text(size, ink, false, Anchor.START, false);
  }

  /** The same in bold. */
  public Text strong() {
    return new Text(size, ink, true, anchor, upwards);
  }

  /** The same with its middle at its place. */
  public Text centred() {
    return new Text(size, ink, bold, Anchor.MIDDLE, upwards);
  }

  /** The same with its end at its place. */
  public Text ending() {
    return new Text(size, ink, bold, Anchor.END, upwards);
  }

  /** The same turned to be read from below. */
  public Text turned() {
    return new Text(size, ink, bold, anchor, true);
  }

  /** How wide it is in Helvetica, whatever fonts this machine has. */
  public double width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += width(text.charAt(i));
    }
    return size * width / 1000;
  }

  private int width(char sign) {
    int[] widths = bold ? HELVETICA_BOLD : HELVETICA;
    int at = sign - ' ';
    if (at >= 0 && at < widths.length) {
      return widths[at];
    }
    return sign == '…' ? ELLIPSIS : OTHER;
  }

  /** How far left of its place the text begins. */
  double shift(String text) {
    return switch (anchor) {
      case START -> 0;
      case MIDDLE -> 0.5 * width(text);
      case END -> width(text);
    };
  }
}
