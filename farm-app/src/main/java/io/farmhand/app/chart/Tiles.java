package io.farmhand.app.chart;

import io.farmhand.app.figure.Canvas;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.figure.Ink;
import io.farmhand.app.figure.Text;
import java.util.List;
import java.util.function.Consumer;

/** The same small plot for each of several controllers. */
final class Tiles {
  private static final int COLUMNS = 3;
  private static final double WIDTH = 846;
  private static final double TILE_HEIGHT = 214;

  private final List<Entry> entries;
  private final double head;

  /** Where a tile is. */
  record Tile(double left, double top, double width, double height) {}

  /** Draws a tile. */
  @FunctionalInterface
  interface Drawing {
    void draw(Canvas canvas, Tile tile, Entry entry);
  }

  /**
   * Tiles for these.
   *
   * @param head room above them for a legend
   */
  Tiles(List<Entry> entries, double head) {
    this.entries = entries;
    this.head = head;
  }

  Figure figure(
      String name, String title, String caption, Consumer<Canvas> legend, Drawing drawing) {
    int columns = Math.min(COLUMNS, Math.max(1, entries.size()));
    int rows = (entries.size() + columns - 1) / columns;
    return new Figure(
        name,
        title,
        caption,
        WIDTH,
        head + rows * TILE_HEIGHT,
        canvas -> {
          legend.accept(canvas);
          for (int i = 0; i < entries.size(); i++) {
            draw(canvas, drawing, i, columns);
          }
        });
  }

  private void draw(Canvas canvas, Drawing drawing, int i, int columns) {
    double width = WIDTH / Math.max(2, columns);
    double left = i % columns * width;
    int row = i / columns;
    double top = head + row * TILE_HEIGHT;
    Entry entry = entries.get(i);
    canvas.text(left + 44, top + 16, entry.shortName(36), Text.of(11.5, entry.ink()).strong());
    drawing.draw(canvas, new Tile(left + 44, top + 26, width - 60, TILE_HEIGHT - 74), entry);
  }

  /** What the axes of the tiles are, written below one and beside it. */
  static void titles(Canvas canvas, Tile tile, String x, String y) {
    canvas.text(
        tile.left + tile.width / 2,
        tile.top + tile.height + 30,
        x,
        Text.of(10, Ink.FAINT).centred());
    canvas.text(
        tile.left - 35, tile.top + tile.height / 2, y, Text.of(10, Ink.FAINT).centred().turned());
  }
}
