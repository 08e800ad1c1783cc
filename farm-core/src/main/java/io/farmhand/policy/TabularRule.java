package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Values of actions from tables: their sum over tilings of the entries of the cells in which an
 * observation lies. With one tiling it is a plain table of states.
 *
 * <p>A cell without an entry counts 0 for every action, so that in a state that never occurred the
 * tie goes to the greatest action, as published.
 */
public final class TabularRule implements ValueRule {
  static final String KIND = "tabular";

  private static final String EDGES = "edges.";
  private static final String CELL = "cell.";
  private static final int MOST_ENTRIES = 1 << 23;

  private final ObservationView view;
  private final ActionSet actions;
  private final List<Tiling> tilings;
  private final List<Tiling.Index> indices;
  private final double[][] tables;
  private final boolean[][] known;

  private TabularRule(ObservationView view, ActionSet actions, List<Tiling> tilings) {
    this.view = view;
    this.actions = actions;
    this.tilings = List.copyOf(tilings);
    Require.that(!tilings.isEmpty(), "tilings", tilings.size(), "at least 1");
    long entries = 0;
    for (Tiling tiling : tilings) {
      Require.that(
          tiling.edges().size() == view.size(),
          "edges",
          tiling.edges().size(),
          "rows for the " + view.size() + " numbers of " + view);
      entries += (long) tiling.cells() * actions.size();
      Require.that(entries <= MOST_ENTRIES, "entries", entries, "at most " + MOST_ENTRIES);
    }
    indices = tilings.stream().map(Tiling::index).toList();
    tables = new double[tilings.size()][];
    known = new boolean[tilings.size()][];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new double[tilings.get(i).cells() * actions.size()];
      known[i] = new boolean[tilings.get(i).cells()];
    }
  }

  /**
   * A rule.
   *
   * @param tables for each tiling the values: those of cell c are at c x actions and after
   * @throws IllegalArgumentException when something does not fit or is not finite
   */
  public static TabularRule of(
      ObservationView view, ActionSet actions, List<Tiling> tilings, double[][] tables) {
    TabularRule rule = new TabularRule(view, actions, tilings);
    Require.that(tables.length == tilings.size(), "tables", tables.length, "one for each tiling");
    for (int t = 0; t < tables.length; t++) {
      int length = rule.tables[t].length;
      Require.that(tables[t].length == length, "values", tables[t].length, length + " of a table");
      for (int cell = 0; cell < rule.known[t].length; cell++) {
        int at = cell * actions.size();
        rule.put(t, cell, Arrays.copyOfRange(tables[t], at, at + actions.size()));
      }
    }
    return rule;
  }

  static TabularRule of(Map<String, String> settings, Numbers numbers) {
    ObservationView view = ObservationView.named(ValueRule.setting(settings, "observation"));
    ActionSet actions = ActionSet.named(ValueRule.setting(settings, "actions"));
    List<Tiling> tilings = new ArrayList<>();
    int count = numbers.whole("tilings", 1, 64);
    for (int t = 0; t < count; t++) {
      tilings.add(tiling(view, numbers, t));
    }
    TabularRule rule = new TabularRule(view, actions, tilings);
    int cells = 0;
    for (String name : numbers.names()) {
      if (name.startsWith(CELL)) {
        rule.put(name, numbers.row(name, actions.size()));
        cells++;
      }
    }
    numbers.requireRows(1 + count * view.size() + cells);
    return rule;
  }

  private static Tiling tiling(ObservationView view, Numbers numbers, int tiling) {
    List<List<Double>> edges = new ArrayList<>();
    for (ObservationView.Part part : view.parts()) {
      double[] row = numbers.row(edges(tiling, part));
      edges.add(Arrays.stream(row).boxed().toList());
    }
    return new Tiling(edges);
  }

  private static String edges(int tiling, ObservationView.Part part) {
    return EDGES + tiling + "." + part.name();
  }

  private void put(String name, double[] values) {
    String[] parts = name.split("\\.", -1);
    Require.that(parts.length == 3, "row", name, "named cell.TILING.CELL");
    int tiling = Numbers.index(parts[1], "tiling", tables.length);
    put(tiling, Numbers.index(parts[2], "cell", known[tiling].length), values);
  }

  private void put(int tiling, int cell, double[] values) {
    boolean any = false;
    for (double value : values) {
      Require.that(Double.isFinite(value), "value", value, "finite");
      any |= value != 0;
    }
    known[tiling][cell] = any;
    System.arraycopy(values, 0, tables[tiling], cell * actions.size(), values.length);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ObservationView view() {
    return view;
  }

  @Override
  public ActionSet actions() {
    return actions;
  }

  /** The division into cells. */
  public List<Tiling> tilings() {
    return tilings;
  }

  /** How many cells have values. */
  public int knownCells() {
    int count = 0;
    for (boolean[] ofTiling : known) {
      for (boolean cell : ofTiling) {
        count += cell ? 1 : 0;
      }
    }
    return count;
  }

  @Override
  public boolean values(float[] observation, double[] into) {
    Arrays.fill(into, 0);
    boolean any = false;
    for (int t = 0; t < tables.length; t++) {
      int cell = indices.get(t).of(observation);
      any |= known[t][cell];
      int at = cell * into.length;
      for (int action = 0; action < into.length; action++) {
        into[action] += tables[t][at + action];
      }
    }
    return any;
  }

  @Override
  public Numbers numbers() {
    Numbers.Builder numbers = Numbers.builder().with("tilings", tilings.size());
    for (int t = 0; t < tilings.size(); t++) {
      for (int i = 0; i < view.size(); i++) {
        List<Double> row = tilings.get(t).edges().get(i);
        numbers.with(
            edges(t, view.parts().get(i)), row.stream().mapToDouble(edge -> edge).toArray());
      }
    }
    for (int t = 0; t < tilings.size(); t++) {
      for (int cell = 0; cell < known[t].length; cell++) {
        if (known[t][cell]) {
          int at = cell * actions.size();
          numbers.with(
              CELL + t + "." + cell, Arrays.copyOfRange(tables[t], at, at + actions.size()));
        }
      }
    }
    return numbers.build();
  }
}
