package io.farmhand.app.exec;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A command with placeholders for its input: {@code {}} the input, {@code {.}} without its
 * extension, {@code {/}} its base name, {@code {//}} its folder, {@code {/.}} its base name without
 * extension, {@code {#}} its number.
 */
public final class CommandTemplate {
  private final List<String> words;
  private final boolean shell;

  private CommandTemplate(List<String> words, boolean shell) {
    this.words = List.copyOf(words);
    this.shell = shell;
  }

  /**
   * A command that is started without a shell. An input is one argument or a part of it, whatever
   * characters it has.
   *
   * @param words the command and its arguments
   * @param append whether the input is appended as the last argument when no placeholder stands for
   *     it
   */
  public static CommandTemplate direct(List<String> words, boolean append) {
    requireCommand(words);
    boolean appends = append && words.stream().noneMatch(CommandTemplate::hasPlaceholder);
    return new CommandTemplate(
        appends ? Stream.concat(words.stream(), Stream.of("{}")).toList() : words, false);
  }

  /**
   * A command line for {@code sh}. Values reach it as parameters of the shell, so that nothing in
   * an input is ever taken for a part of the script, and a placeholder is one word within quotes or
   * without.
   *
   * @param words joined by spaces
   * @param append whether the input is appended as the last word when no placeholder stands for it
   * @throws ExitException when a quote in it is not closed
   */
  public static CommandTemplate shell(List<String> words, boolean append) {
    requireCommand(words);
    String script = String.join(" ", words);
    String whole = append && !hasPlaceholder(script) ? script + " {}" : script;
    return new CommandTemplate(List.of(new ShellScript(whole).withParameters()), true);
  }

  /** The command and its arguments for {@code input}. */
  public List<String> wordsFor(ExecInput input) {
    if (shell) {
      Stream<String> values =
          Placeholder.ALL.stream().map(placeholder -> placeholder.valueFor(input));
      return Stream.concat(Stream.of("sh", "-c", words.getFirst(), "sh"), values).toList();
    }
    return words.stream().map(word -> fill(word, input)).toList();
  }

  /**
   * The word that names the program, if it is the same for all inputs and no shell looks for it.
   */
  public Optional<String> program() {
    return Optional.of(shell ? "sh" : words.getFirst()).filter(word -> !hasPlaceholder(word));
  }

  private static void requireCommand(List<String> words) {
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw Usage.wrong(
          "No command was given; write it after two dashes, as in: farmhand run exec -- gzip -k {}");
    }
  }

  private static boolean hasPlaceholder(String word) {
    return Placeholder.ANY.matcher(word).find();
  }

  private static String fill(String word, ExecInput input) {
    return Placeholder.ANY
        .matcher(word)
        .replaceAll(
            found -> Matcher.quoteReplacement(Placeholder.of(found.group()).valueFor(input)));
  }
}
