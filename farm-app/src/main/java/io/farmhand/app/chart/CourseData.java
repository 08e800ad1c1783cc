package io.farmhand.app.chart;

import java.util.List;

/**
 * The course of one episode, second by second.
 *
 * @param rows the values of {@link ComparisonData#COURSE} in each second
 */
record CourseData(List<double[]> rows) {
  CourseData {
    rows = List.copyOf(rows);
  }

  double[] column(String name) {
    int at = ComparisonData.COURSE.indexOf(name);
    return rows.stream().mapToDouble(row -> row[at]).toArray();
  }

  double most(String name) {
    int at = ComparisonData.COURSE.indexOf(name);
    return rows.stream().mapToDouble(row -> row[at]).max().orElse(0);
  }
}
