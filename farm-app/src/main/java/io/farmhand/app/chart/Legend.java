package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Pen;
import io.farmhand.app.figure.Text;
import java.util.Arrays;
import java.util.List;

/** What colours mean. */
final class Legend {
  private static final Text LOOK = Text.of(11, Ink.FAINT);

  private Legend() {}

  /** The families that occur, in a row. */
  static void families(Canvas canvas, List<Entry> entries, double x, double y) {
    double at = x;
    for (Family family : Family.values()) {
      if (entries.stream().anyMatch(each -> each.family() == family)) {
        canvas.dot(at + 4, y - 4, 4, family.ink());
        canvas.text(at + 12, y, family.title(), LOOK);
        at += 30 + LOOK.width(family.title());
      }
    }
  }

  /** Some lines with what they are, in a row. */
  static void lines(Canvas canvas, double x, double y, Key... keys) {
    double at = x;
    for (Key key : Arrays.asList(keys)) {
      canvas.line(at, y - 3.5, at + 18, y - 3.5, key.pen());
      canvas.text(at + 23, y, key.text(), LOOK);
      at += 40 + LOOK.width(key.text());
    }
  }

  /** Some areas with what they are, in a row. */
  static void areas(Canvas canvas, double x, double y, Area... areas) {
    double at = x;
    for (Area area : Arrays.asList(areas)) {
      canvas.box(at, y - 9, 12, 10, area.ink(), area.opacity());
      canvas.text(at + 17, y, area.text(), LOOK);
      at += 36 + LOOK.width(area.text());
    }
  }

  /** A line and what it is. */
  record Key(String text, Pen pen) {}

  /** An area and what it is. */
  record Area(String text, Ink ink, double opacity) {}
}
