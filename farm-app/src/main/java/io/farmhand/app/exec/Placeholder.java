package io.farmhand.app.exec;

import java.util.List;
import java.util.regex.Pattern;

/** What stands in a command for the input or a part of it. */
enum Placeholder {
  INPUT("{}") {
    @Override
    String valueFor(ExecInput input) {
      return input.text();
    }
  },
  WITHOUT_EXTENSION("{.}") {
    @Override
    String valueFor(ExecInput input) {
      return withoutExtension(input.text());
    }
  },
  BASE_NAME("{/}") {
    @Override
    String valueFor(ExecInput input) {
      return baseName(input.text());
    }
  },
  FOLDER("{//}") {
    @Override
    String valueFor(ExecInput input) {
      return folder(input.text());
    }
  },
  BASE_NAME_WITHOUT_EXTENSION("{/.}") {
    @Override
    String valueFor(ExecInput input) {
      return withoutExtension(baseName(input.text()));
    }
  },
  NUMBER("{#}") {
    @Override
    String valueFor(ExecInput input) {
      return Long.toString(input.number());
    }
  };

  /** In the order in which a script gets their values. */
  static final List<Placeholder> ALL = List.of(values());

  /** Any of them in a text. */
  static final Pattern ANY = Pattern.compile("\\{(?:|\\.|/|//|/\\.|#)}");

  private final String symbol;

  Placeholder(String symbol) {
    this.symbol = symbol;
  }

  abstract String valueFor(ExecInput input);

  static Placeholder of(String symbol) {
    for (Placeholder one : ALL) {
      if (one.symbol.equals(symbol)) {
        return one;
      }
    }
    throw new IllegalArgumentException("symbol = " + symbol + ", must be a placeholder");
  }

  private static String withoutExtension(String path) {
    int nameStart = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    // A leading dot hides a file and begins no extension.
    return dot > nameStart ? path.substring(0, dot) : path;
  }

  private static String baseName(String path) {
    String trimmed = withoutTrailingSlashes(path);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String folder(String path) {
    String trimmed = withoutTrailingSlashes(path);
    int slash = trimmed.lastIndexOf('/');
    if (slash < 0) {
      return ".";
    }
    return slash == 0 ? "/" : withoutTrailingSlashes(trimmed.substring(0, slash));
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
