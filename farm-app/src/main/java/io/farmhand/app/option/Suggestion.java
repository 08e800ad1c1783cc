package io.farmhand.app.option;

import io.farmhand.control.NearestName;
import java.util.Collection;
import java.util.Comparator;

/** What somebody probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code "; did you mean X?"} for the nearest of {@code known}, or nothing if none is near. */
  public static String of(String given, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> NearestName.distance(given, name)))
        .filter(name -> NearestName.distance(given, name) <= Math.max(2, name.length() / 3))
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }
}
