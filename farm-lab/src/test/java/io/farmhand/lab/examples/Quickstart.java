package io.farmhand.lab.examples;

import io.farmhand.control.Controllers;
import io.farmhand.farm.Deadline;
import io.farmhand.farm.Farm;
import io.farmhand.task.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The example of the README. */
final class Quickstart {
  private Quickstart() {}

  static Map<Path, Integer> countLines(List<Path> files) {
    Map<Path, Integer> lines = new TreeMap<>();
    // README begins
    try (Farm<Path, Integer> farm =
        Farm.of((Path file) -> Files.readAllLines(file).size())
            .deadline(Deadline.within(Duration.ofSeconds(2)))
            .controller(Controllers.squareRoot(1), 1, 8)
            .retries(RetryPolicy.upTo(3))
            .open()) {
      farm.process(files).forEach(outcome -> lines.put(outcome.task().payload(), outcome.get()));
    }
    // README ends
    return lines;
  }
}
