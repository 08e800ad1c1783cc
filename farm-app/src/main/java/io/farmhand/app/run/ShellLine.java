package io.farmhand.app.run;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines of this program that can be pasted into a shell. */
public final class ShellLine {
  /** How the program was called, as far as what started it says so. */
  private static final String PROGRAM_PROPERTY = "farmhand.command";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellLine() {}

  /** The program with these arguments, each of them quoted where a shell would change it. */
  public static String of(List<String> arguments) {
    return of(program(), arguments);
  }

  /** Another program with these arguments. */
  static String of(String program, List<String> arguments) {
    return Stream.concat(Stream.of(program), arguments.stream())
        .map(ShellLine::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String program() {
    return System.getProperty(PROGRAM_PROPERTY, "farmhand");
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
