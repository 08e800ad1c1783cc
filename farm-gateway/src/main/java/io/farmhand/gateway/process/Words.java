package io.farmhand.gateway.process;

import java.util.ArrayList;
import java.util.List;

/** Splits a command into its words: at spaces, except within single or double quotes. */
public final class Words {
  private Words() {}

  /**
   * The words of {@code command}; a backslash takes what follows it as it is, except within single
   * quotes.
   *
   * @throws IllegalArgumentException when a quote is not closed
   */
  public static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < command.length()) {
        word.append(command.charAt(++i));
        inWord = true;
      } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        inWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("the command must close its quote " + quote);
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
