package io.farmhand.app.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as its folder has it. */
public final class ComparisonData {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMA = 1;

  private final JsonNode root;
  private final CsvRows episodeRows;
  private final CsvRows stepRows;
  private final List<JsonNode> decisions;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, double[][]> episodes = new LinkedHashMap<>();
  private final Map<String, List<Step>> steps = new LinkedHashMap<>();
  private final Map<String, List<double[]>> courses = new LinkedHashMap<>();
  private TrainingCurves training = TrainingCurves.NONE;

  /** Columns of {@link #episodes}. */
  static final List<String> EPISODE =
      List.of("qos", "mean_target", "actions", "scale_ups", "no_ops", "tasks");

  /** Columns of a {@link CourseData}. */
  static final List<String> COURSE =
      List.of(
          "time_s",
          "arrived",
          "on_time",
          "late",
          "waiting",
          "in_flight",
          "target",
          "starting",
          "ready",
          "draining");

  /**
   * A decision.
   *
   * @param step its number in its episode
   * @param time in seconds
   * @param before target before it
   * @param after target after it
   * @param waiting tasks that waited
   * @param arrivals tasks per second in the window
   * @param service mean time with the worker in the window, in seconds
   */
  record Step(
      int step,
      double time,
      double before,
      double after,
      double waiting,
      double arrivals,
      double service) {}

  private ComparisonData(JsonNode root, Path folder) {
    this.root = root;
    episodeRows = CsvRows.read(folder.resolve("episodes.csv"));
    stepRows = CsvRows.read(folder.resolve("steps.csv"));
    decisions = lines(folder.resolve("decisions.jsonl"));
  }

  /**
   * The comparison in a folder.
   *
   * @throws ExitException when it holds none, or one of another version
   */
  public static ComparisonData read(Path folder) {
    JsonNode root = json(folder.resolve("comparison.json"));
    if (root.path("schema").asInt() != SCHEMA) {
      throw Usage.wrong(
          folder
              + " holds a comparison of schema "
              + root.path("schema")
              + ", expected "
              + SCHEMA
              + "; make it again with the command in its field \"command\"");
    }
    ComparisonData data = new ComparisonData(root, folder);
    data.readEntries();
    data.readEpisodes();
    data.readSteps();
    data.readCourses(CsvRows.read(folder.resolve("course.csv")));
    if (Files.exists(folder.resolve(TrainingCurves.FILE))) {
      data.training = TrainingCurves.read(folder.resolve(TrainingCurves.FILE));
    }
    return data;
  }

  /**
   * The object of a file.
   *
   * @throws ExitException when there is none
   */
  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The objects of a file that has one in each line; none where there is no such file. */
  private static List<JsonNode> lines(Path file) {
    if (Files.notExists(file)) {
      return List.of();
    }
    List<JsonNode> objects = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        objects.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return objects;
  }

  private static ExitException unreadable(Path file, IOException e) {
    return Usage.wrong("Cannot read " + file + " (" + Reason.of(e) + ")", e);
  }

  private void readEntries() {
    for (JsonNode node : root.path("controllers")) {
      String name = node.path("name").asText();
      entries.add(new Entry(name, family(node), node));
    }
    optimum().ifPresent(entries::add);
  }

  private static Family family(JsonNode node) {
    return Family.named(node.path("family").asText())
        .orElseGet(() -> Family.of(node.path("controller").asText(), Optional.empty()));
  }

  private void readEpisodes() {
    CsvRows rows = episodeRows;
    Map<String, List<double[]>> lists = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      double[] values = EPISODE.stream().mapToDouble(name -> rows.number(row, name)).toArray();
      lists.computeIfAbsent(rows.text(i, "controller"), _ -> new ArrayList<>()).add(values);
    }
    lists.forEach((name, list) -> episodes.put(name, list.toArray(double[][]::new)));
  }

  private void readSteps() {
    CsvRows rows = stepRows;
    for (int i = 0; i < rows.size(); i++) {
      steps
          .computeIfAbsent(rows.text(i, "controller"), _ -> new ArrayList<>())
          .add(
              new Step(
                  (int) rows.number(i, "step"),
                  rows.number(i, "time_s"),
                  rows.number(i, "target_before"),
                  rows.number(i, "target_after"),
                  rows.number(i, "waiting"),
                  rows.number(i, "arrivals_per_s"),
                  rows.number(i, "mean_service_s")));
    }
  }

  private void readCourses(CsvRows rows) {
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      double[] values = COURSE.stream().mapToDouble(name -> rows.number(row, name)).toArray();
      courses.computeIfAbsent(rows.text(i, "controller"), _ -> new ArrayList<>()).add(values);
    }
  }

  /** The object of {@code comparison.json}. */
  public JsonNode root() {
    return root;
  }

  /** The controllers, and the optimum if there is one. */
  public List<Entry> entries() {
    return entries;
  }

  /** The best plans found. */
  private Optional<Entry> optimum() {
    JsonNode node = root.path("optimum");
    return node.isObject()
        ? Optional.of(new Entry(node.path("name").asText(), Family.OPTIMUM, node))
        : Optional.empty();
  }

  /** The constant pools in ascending order. */
  public List<Entry> pools() {
    List<Entry> pools = new ArrayList<>();
    for (JsonNode node : root.path("frontier")) {
      pools.add(new Entry(node.path("workers").asText(), Family.CONSTANT, node));
    }
    return pools;
  }

  /** Whether there are controllers that decide at periods of their own. */
  public boolean hasOwnPeriods() {
    return entries.stream().anyMatch(each -> each.figures().path("periodSeconds").isNumber());
  }

  /** The seconds between the decisions of a controller or pool. */
  public double period(Entry entry) {
    return entry.figures().path("periodSeconds").asDouble(root.path("stepSeconds").asDouble());
  }

  /** The rows of {@code episodes.csv}. */
  public CsvRows episodeRows() {
    return episodeRows;
  }

  /** The rows of {@code steps.csv}. */
  public CsvRows stepRows() {
    return stepRows;
  }

  /** The decisions of the shown episode in all detail; none where nothing recorded them. */
  public List<JsonNode> decisions() {
    return decisions;
  }

  /** The values of a column of {@link #EPISODE}, one for each episode. */
  double[] episodes(Entry entry, String column) {
    int at = EPISODE.indexOf(column);
    return Arrays.stream(episodes.getOrDefault(entry.name(), new double[0][]))
        .mapToDouble(row -> row[at])
        .toArray();
  }

  /** All decisions of all episodes. */
  List<Step> steps(Entry entry) {
    return steps.getOrDefault(entry.name(), List.of());
  }

  /** How the policies among the controllers were trained. */
  TrainingCurves training() {
    return training;
  }

  /** The course of the shown episode. */
  CourseData course(Entry entry) {
    return new CourseData(courses.getOrDefault(entry.name(), List.of()));
  }
}
