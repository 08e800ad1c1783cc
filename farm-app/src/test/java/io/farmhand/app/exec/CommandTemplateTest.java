package io.farmhand.app.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.app.exit.ExitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTemplateTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # placeholder, input,           value
          {},            a/b c.tar.gz,    a/b c.tar.gz
          {.},           a/b c.tar.gz,    a/b c.tar
          {.},           a.d/name,        a.d/name
          {.},           .profile,        .profile
          {/},           a/b c.tar.gz,    b c.tar.gz
          {/},           a/b/,            b
          {/},           /,               ''
          {//},          a/b c.tar.gz,    a
          {//},          name,            .
          {//},          /name,           /
          {/.},          a/b c.tar.gz,    b c.tar
          {#},           anything,        7
          x{/.}y{#}z,    a/b.c,           xby7z
          {print},       a,               {print}
          """)
  void aPlaceholderStandsForItsPartOfTheInput(String word, String input, String value) {
    CommandTemplate command = CommandTemplate.direct(List.of("cmd", word), false);

    assertThat(command.wordsFor(ExecInput.of(7, input))).containsExactly("cmd", value);
  }

  @Test
  void theInputIsAppendedWhenNoPlaceholderStandsForIt() {
    assertThat(words(CommandTemplate.direct(List.of("wc", "-l"), true), "a b"))
        .containsExactly("wc", "-l", "a b");
    assertThat(words(CommandTemplate.direct(List.of("cp", "{}", "/tmp/{/}"), true), "d/a b"))
        .containsExactly("cp", "d/a b", "/tmp/a b");
    assertThat(words(CommandTemplate.direct(List.of("cat"), false), "a")).containsExactly("cat");
  }

  @Test
  void theProgramIsKnownUnlessItDependsOnTheInput() {
    assertThat(CommandTemplate.direct(List.of("wc", "{}"), true).program()).contains("wc");
    assertThat(CommandTemplate.direct(List.of("./{}", "x"), true).program()).isEmpty();
    assertThat(CommandTemplate.shell(List.of("no-such-thing"), true).program()).contains("sh");
  }

  @Test
  void aCommandIsNeeded() {
    assertThatThrownBy(() -> CommandTemplate.direct(List.of(), true))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("farmhand run exec -- ");
  }

  @Test
  void anOpenQuoteIsRefused() {
    assertThatThrownBy(() -> CommandTemplate.shell(List.of("echo 'a"), true))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("echo 'a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          printf %s {}
          printf %s "{}"
          printf %s '{}'
          printf %s "$(printf %s {})"
          printf %s "$(printf %s "$(printf %s '{}')")"
          printf %s
          eval : '$(( (1+2) ))'; printf %s {}
          printf '%s' {} | cat
          (printf %s {})
          """)
  void theShellSeesTheInputAsOneWordWhereverItStands(String script) throws Exception {
    String nasty = "a  b'\"$(touch x)`id`\\ *;&|<>!#{.}$1é";

    assertThat(run(words(CommandTemplate.shell(List.of(script), true), nasty))).isEqualTo(nasty);
  }

  @Property(tries = 40)
  void noInputIsTakenForAPartOfTheScript(
      @ForAll @StringLength(max = 12) @CharRange(from = ' ', to = '~') String input)
      throws Exception {
    CommandTemplate command =
        CommandTemplate.shell(List.of("printf '%s|' {} \"<{}>\" '<{}>'"), true);

    assertThat(run(words(command, input))).isEqualTo(input + "|<" + input + ">|<" + input + ">|");
  }

  private static List<String> words(CommandTemplate command, String input) {
    return command.wordsFor(ExecInput.of(1, input));
  }

  private static String run(List<String> words) throws IOException {
    Process process = new ProcessBuilder(words).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
