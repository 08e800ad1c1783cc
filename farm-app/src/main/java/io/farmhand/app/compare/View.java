package io.farmhand.app.compare;

import io.farmhand.app.report.DecisionLog;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.terminal.Style;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command shows of findings, and which files it writes besides those of a comparison. */
public enum View {
  /** Controllers against each other. */
  COMPARE("compare") {
    @Override
    List<String> lines(Findings findings, List<Course> courses, Style style, int width) {
      return new FindingsTable(findings, style, width).lines();
    }
  },
  /** One controller in depth. */
  EVALUATE("evaluate") {
    @Override
    List<String> lines(Findings findings, List<Course> courses, Style style, int width) {
      return new EvaluationTable(findings, courses.getFirst(), style, width).lines();
    }

    @Override
    void write(ResultFolder folder, Findings findings, List<Course> courses) {
      try (DecisionLog log = DecisionLog.open(folder)) {
        courses.getFirst().decisions().forEach(log::add);
      }
    }
  },
  /** The best plans. */
  OPTIMUM("optimum") {
    @Override
    List<String> lines(Findings findings, List<Course> courses, Style style, int width) {
      return new FindingsTable(findings, style, width).lines();
    }

    @Override
    void write(ResultFolder folder, Findings findings, List<Course> courses) {
      folder.write(FindingsCsv.PLANS, FindingsCsv.plans(findings).getBytes(StandardCharsets.UTF_8));
    }
  };

  private final String command;

  View(String command) {
    this.command = command;
  }

  /** The command's name. */
  String command() {
    return command;
  }

  /** What is printed. */
  abstract List<String> lines(Findings findings, List<Course> courses, Style style, int width);

  /** Writes what no other command does. */
  void write(ResultFolder folder, Findings findings, List<Course> courses) {}
}
