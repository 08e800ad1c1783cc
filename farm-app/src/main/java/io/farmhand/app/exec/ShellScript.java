package io.farmhand.app.exec;

import io.farmhand.app.exit.Usage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;

/**
 * A script for {@code sh} whose placeholders become parameters of the shell, quoted as the place
 * where they stand needs it: <code>"$1"</code>, within double quotes <code>${1}</code>, within
 * single quotes <code>'"$1"'</code>.
 */
final class ShellScript {
  private final String text;
  private final StringBuilder result = new StringBuilder();
  private final Deque<Place> places = new ArrayDeque<>();

  /** What the scanner is in; a command substitution begins anew within double quotes. */
  private enum Place {
    PLAIN,
    SINGLE_QUOTES,
    DOUBLE_QUOTES,
    SUBSTITUTION,
    BACKTICKS
  }

  ShellScript(String text) {
    this.text = text;
    places.push(Place.PLAIN);
  }

  /** The script with {@code $1} to {@code $6} in place of the placeholders, in their order. */
  String withParameters() {
    Matcher placeholder = Placeholder.ANY.matcher(text);
    int at = 0;
    while (at < text.length()) {
      placeholder.region(at, text.length());
      if (placeholder.lookingAt()) {
        result.append(parameter(Placeholder.ALL.indexOf(Placeholder.of(placeholder.group())) + 1));
        at = placeholder.end();
      } else {
        at = copy(at);
      }
    }
    if (places.peek() == Place.SINGLE_QUOTES || places.peek() == Place.DOUBLE_QUOTES) {
      throw Usage.wrong("The command has a quote that is not closed: " + text + "; close it");
    }
    return result.toString();
  }

  private String parameter(int number) {
    return switch (places.element()) {
      case DOUBLE_QUOTES -> "${" + number + "}";
      case SINGLE_QUOTES -> "'\"$" + number + "\"'";
      case PLAIN, SUBSTITUTION, BACKTICKS -> "\"$" + number + "\"";
    };
  }

  /** Copies the character at {@code at}, and the next where both belong together. */
  private int copy(int at) {
    char c = text.charAt(at);
    Place place = places.element();
    boolean literal = place == Place.SINGLE_QUOTES;
    boolean pair =
        at + 1 < text.length()
            && !literal
            && (c == '\\' || (c == '$' && text.charAt(at + 1) == '('));
    if (pair && c == '$') {
      places.push(Place.SUBSTITUTION);
    } else if (!pair) {
      follow(c, place);
    }
    result.append(text, at, at + (pair ? 2 : 1));
    return at + (pair ? 2 : 1);
  }

  private void follow(char c, Place place) {
    switch (c) {
      case '\'' -> {
        if (place != Place.DOUBLE_QUOTES) {
          toggle(Place.SINGLE_QUOTES);
        }
      }
      case '"' -> {
        if (place != Place.SINGLE_QUOTES) {
          toggle(Place.DOUBLE_QUOTES);
        }
      }
      case '`' -> {
        if (place != Place.SINGLE_QUOTES) {
          toggle(Place.BACKTICKS);
        }
      }
      case '(' -> {
        if (place == Place.SUBSTITUTION) {
          places.push(Place.SUBSTITUTION);
        }
      }
      case ')' -> {
        if (place == Place.SUBSTITUTION) {
          places.pop();
        }
      }
      default -> {}
    }
  }

  private void toggle(Place quotes) {
    if (places.peek() == quotes) {
      places.pop();
    } else {
      places.push(quotes);
    }
  }
}
