package io.farmhand.sim.yaml;

import io.farmhand.control.NearestName;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user may have meant by a name that does not exist. */
public final class Nearest {
  /** Names shorter than this are near to everything. */
  private static final int LEAST_LENGTH = 3;

  private Nearest() {}

  /** "did you mean X?" if a known name is close, else "expected one of ...". */
  public static String hint(String name, Collection<String> known) {
    return to(name, known)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "expected one of " + String.join(", ", known));
  }

  /** The known name that a few typing mistakes turn into this one. */
  public static Optional<String> to(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> isNear(wanted, candidate))
        .min(Comparator.comparingInt(candidate -> distance(wanted, candidate)));
  }

  private static boolean isNear(String wanted, String candidate) {
    int shorter = Math.min(wanted.length(), candidate.length());
    boolean begins = wanted.startsWith(candidate) || candidate.startsWith(wanted);
    return shorter >= LEAST_LENGTH
        && (begins || distance(wanted, candidate) <= Math.max(1, shorter / 3));
  }

  /**
   * Insertions, deletions and replacements that turn one into the other, without regard to case.
   */
  private static int distance(String a, String other) {
    return NearestName.distance(a, other.toLowerCase(Locale.ROOT));
  }
}
