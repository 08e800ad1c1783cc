package io.farmhand.app.figure;

import java.util.ArrayList;
import java.util.List;

/** Writes names beside points so that none covers another name or another point. */
public final class Labels {
  private static final int DIRECTIONS = 16;
  private static final double MARGIN = 3;
  private static final double[] DISTANCES = {7, 15, 26, 40, 58, 80, 105, 135};

  private final Text look;
  private final Area bounds;
  private final List<Area> taken = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  private record Area(double left, double top, double right, double bottom) {
    boolean meets(Area other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean within(Area other) {
      return left >= other.left
          && right <= other.right
          && top >= other.top
          && bottom <= other.bottom;
    }
  }

  private record Label(double x, double y, String text, Ink ink) {}

  /** Names in this look, all within the panel. */
  public Labels(Panel panel, Text look) {
    this.look = look;
    bounds =
        new Area(
            panel.left(), panel.top(), panel.left() + panel.width(), panel.top() + panel.height());
  }

  /** A point that has no name, but that names must not cover. */
  public void avoid(double x, double y, double radius) {
    taken.add(new Area(x - radius, y - radius, x + radius, y + radius));
  }

  /** A line from one place to another that names must not cover. */
  public void avoid(double x1, double y1, double x2, double y2) {
    taken.add(new Area(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)));
  }

  /** A point with a name. */
  public void add(double x, double y, String text, Ink ink) {
    avoid(x, y, 6);
    labels.add(new Label(x, y, text, ink));
  }

  /** Writes them all. */
  public void draw(Canvas canvas) {
    labels.forEach(label -> draw(canvas, label));
  }

  private void draw(Canvas canvas, Label label) {
    Area best = place(label, 0, DISTANCES[0]);
    boolean found = false;
    for (int i = 0; i < DISTANCES.length && !found; i++) {
      for (int k = 0; k < DIRECTIONS && !found; k++) {
        Area area = place(label, direction(k), DISTANCES[i]);
        if (area.within(bounds) && taken.stream().noneMatch(area::meets)) {
          best = area;
          found = true;
        }
      }
    }
    taken.add(best);
    double nearX = Math.clamp(label.x, best.left, best.right);
    double nearY = Math.clamp(label.y, best.top, best.bottom);
    if (Math.hypot(nearX - label.x, nearY - label.y) > DISTANCES[1]) {
      canvas.line(label.x, label.y, nearX, nearY, Pen.of(Ink.GREY, 0.6));
    }
    canvas.text(
        best.left + MARGIN,
        best.bottom - 0.25 * look.size(),
        label.text,
        new Text(look.size(), label.ink, look.bold(), Text.Anchor.START, false));
  }

  /** To the right first, then to the left, above and below, then between them. */
  private static double direction(int k) {
    int[] order = {0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 13, 5, 11};
    return 2 * Math.PI * order[k] / DIRECTIONS;
  }

  private Area place(Label label, double angle, double distance) {
    double width = look.width(label.text) + 2 * MARGIN;
    double height = 1.1 * look.size();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double centreX = label.x + distance * cos + 0.5 * width * Math.signum(round(cos));
    double centreY = label.y - distance * sin - 0.5 * height * Math.signum(round(sin));
    return new Area(
        centreX - 0.5 * width,
        centreY - 0.5 * height,
        centreX + 0.5 * width,
        centreY + 0.5 * height);
  }

  private static double round(double value) {
    return Math.abs(value) < 0.2 ? 0 : value;
  }
}
