package io.farmhand.app.option;

import io.farmhand.queue.QueueDiscipline;
import io.farmhand.queue.QueueDiscipline.LeastSlackTardyLast;

/** Queue disciplines by name; a reserved share may follow: {@code least-slack-tardy-last:0.05}. */
public final class Disciplines {
  private Disciplines() {}

  /**
   * The discipline of a text.
   *
   * @throws IllegalArgumentException when there is none, with those that there are
   */
  public static QueueDiscipline parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return named(text.strip());
    }
    QueueDiscipline discipline = named(text.substring(0, colon).strip());
    if (!(discipline instanceof LeastSlackTardyLast)) {
      throw new IllegalArgumentException(
          "must be without a share, which only least-slack-tardy-last has, found '" + text + "'");
    }
    return new LeastSlackTardyLast(share(text.substring(colon + 1), text));
  }

  private static QueueDiscipline named(String name) {
    if (!QueueDiscipline.names().contains(name)) {
      throw new IllegalArgumentException(
          "must be one of "
              + String.join(", ", QueueDiscipline.names())
              + ", found '"
              + name
              + "'"
              + Suggestion.of(name, QueueDiscipline.names()));
    }
    return QueueDiscipline.named(name);
  }

  private static double share(String part, String text) {
    try {
      double share = Double.parseDouble(part);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "must end in a share from 0 to 1 such as :0.05, found '" + text + "'");
  }
}
