package io.farmhand.app.chart;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file of ours, their cells found by the names of the columns. */
public final class CsvRows {
  private final Path file;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<List<String>> rows = new ArrayList<>();

  private CsvRows(Path file) {
    this.file = file;
  }

  /**
   * The rows of a file.
   *
   * @throws ExitException when it cannot be read
   */
  public static CsvRows read(Path file) {
    CsvRows csv = new CsvRows(file);
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> names = cells(lines.isEmpty() ? "" : lines.getFirst());
      for (int i = 0; i < names.size(); i++) {
        csv.columns.put(names.get(i), i);
      }
      lines.stream().skip(1).map(CsvRows::cells).forEach(csv.rows::add);
    } catch (IOException e) {
      throw Usage.wrong(
          "Cannot read " + file + " (" + Reason.of(e) + "); is the folder complete?", e);
    }
    return csv;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The text of a cell. */
  public String text(int row, String column) {
    Integer at = columns.get(column);
    if (at == null || at >= rows.get(row).size()) {
      throw Usage.wrong(
          file + " has no column " + column + "; make the result again with this version");
    }
    return rows.get(row).get(at);
  }

  /** The number of a cell; NaN where there is none. */
  public double number(int row, String column) {
    String text = text(row, column);
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw Usage.wrong(
          file + ", row " + (row + 2) + ", " + column + ": expected a number, found '" + text + "'",
          e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      if (sign == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(line.charAt(++i));
      } else if (sign == '"') {
        quoted = !quoted;
      } else if (sign == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(sign);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
