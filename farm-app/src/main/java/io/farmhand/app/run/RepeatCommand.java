package io.farmhand.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line that gives a result again, whatever the machine: the one that was given without
 * what changes nothing of the result, such as where it goes and how it is shown.
 */
public final class RepeatCommand {
  private static final Set<String> SHOWN = Set.of("--json", "--quiet", "-q", "--verbose");
  private static final Set<String> PLACED = Set.of("--results", "--drain");
  private static final Set<String> FORCED = Set.of("--force");
  private static final Set<String> OF_RESULTS =
      Set.of("--out", "-o", "--jobs", "--checkpoint", "--resume");

  private final List<String> words;

  private RepeatCommand(List<String> words) {
    this.words = words;
  }

  /** The command of these arguments. */
  public static RepeatCommand of(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    boolean result = outIsOfResult(arguments);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        kept.addAll(arguments.subList(i, arguments.size()));
        break;
      }
      String name = name(argument);
      if (PLACED.contains(name) || (result && OF_RESULTS.contains(name))) {
        i += name.equals(argument) ? 1 : 0;
      } else if (!SHOWN.contains(argument) && !(result && FORCED.contains(argument))) {
        kept.add(argument);
      }
    }
    return new RepeatCommand(kept);
  }

  /** Of {@code run images} and farms in files, {@code --out} is where their outputs go. */
  private static boolean outIsOfResult(List<String> arguments) {
    return arguments.size() < 2
        || !arguments.getFirst().equals("run")
        || arguments.get(1).equals("scenario");
  }

  /** The same with an option named that was left to its default, so that others change nothing. */
  public RepeatCommand with(String option, Object value) {
    List<String> more = new ArrayList<>(words);
    if (words.stream().noneMatch(each -> name(each).equals(option))) {
      more.add(option);
      more.add(String.valueOf(value));
    }
    return new RepeatCommand(more);
  }

  /** The arguments. */
  public List<String> words() {
    return List.copyOf(words);
  }

  /** The whole line, to be pasted into a shell. */
  public String line() {
    return ShellLine.of(words);
  }

  /** The line without where the program is on this machine, in one line whatever it has. */
  public String plain() {
    return ShellLine.of("farmhand", words).lines().collect(Collectors.joining(" ")).strip();
  }

  private static String name(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 ? argument : argument.substring(0, equals);
  }
}
