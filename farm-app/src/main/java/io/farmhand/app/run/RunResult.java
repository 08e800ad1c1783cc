package io.farmhand.app.run;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.report.RunFigures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param figures what came out of it
 * @param code how the program should end
 * @param results its folder
 * @param summary the content of {@code summary.json}
 * @param table the summary for people
 * @param problems what else the person must know, such as a file that could not be written
 */
public record RunResult(
    RunFigures figures,
    ExitCode code,
    Path results,
    Map<String, Object> summary,
    List<String> table,
    List<String> problems) {
  /** Whether a signal ended it early. */
  public boolean wasInterrupted() {
    return code == ExitCode.INTERRUPTED || code == ExitCode.TERMINATED;
  }

  /** The same with a further problem, so that it did not go well. */
  RunResult withProblem(String problem) {
    List<String> more = new ArrayList<>(problems);
    more.add(problem);
    return new RunResult(
        figures,
        wasInterrupted() ? code : ExitCode.CANNOT_RUN,
        results,
        summary,
        table,
        List.copyOf(more));
  }
}
