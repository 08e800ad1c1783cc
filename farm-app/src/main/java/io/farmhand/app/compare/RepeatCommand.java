package io.farmhand.app.compare;

import io.farmhand.app.run.ShellLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command line that gives a result again, whatever the machine. */
public final class RepeatCommand {
  private static final Set<String> WITH_VALUE = Set.of("--jobs", "--out", "--results", "--drain");
  private static final Set<String> ALONE = Set.of("--json", "--quiet", "-q", "--verbose");

  private RepeatCommand() {}

  /**
   * The command line without what changes nothing of the result: where it goes, and how it is
   * shown. Seed and episodes are always named, so that other defaults change nothing.
   */
  public static String of(List<String> arguments, long seed, int episodes) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (WITH_VALUE.contains(argument)) {
        i++;
      } else if (!ALONE.contains(argument) && !WITH_VALUE.contains(name(argument))) {
        kept.add(argument);
      }
    }
    add(kept, "--seed", seed);
    add(kept, "--episodes", episodes);
    return ShellLine.of(kept);
  }

  private static void add(List<String> arguments, String option, long value) {
    if (arguments.stream().noneMatch(each -> name(each).equals(option))) {
      arguments.add(option);
      arguments.add(Long.toString(value));
    }
  }

  private static String name(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 ? argument : argument.substring(0, equals);
  }
}
