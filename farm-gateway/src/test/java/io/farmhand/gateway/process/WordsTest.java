package io.farmhand.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void splitsAtSpacesOutsideQuotes() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of("  cat  -n ")).containsExactly("cat", "-n");
    assertThat(Words.of("sh -c 'a \"b\" \\c' d\"e f\"g"))
        .containsExactly("sh", "-c", "a \"b\" \\c", "de fg");
    assertThat(Words.of("a '' \"\\\"\" b\\ c")).containsExactly("a", "", "\"", "b c");
    assertThatThrownBy(() -> Words.of("a \"b")).hasMessage("the command must close its quote \"");
  }
}
