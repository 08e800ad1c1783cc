package io.farmhand.app.view;

import java.util.ArrayList;
import java.util.List;

/** Text that is broken between words. */
public final class Prose {
  private Prose() {}

  /** The lines of a text where none may be longer than so many characters, unless a word is. */
  public static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
