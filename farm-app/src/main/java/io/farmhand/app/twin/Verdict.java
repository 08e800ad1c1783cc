package io.farmhand.app.twin;

import java.util.Optional;

/** What the interval of a mean difference says of its margin, from the best to the worst. */
enum Verdict {
  /** The whole interval is within the margin. */
  WITHIN("yes", Optional.of(true)),
  /** The interval reaches across an end of the margin, or there is none: nobody can tell. */
  OPEN("open", Optional.empty()),
  /** The whole interval is beyond the margin. */
  BEYOND("NO", Optional.of(false));

  private final String shown;
  private final Optional<Boolean> known;

  Verdict(String shown, Optional<Boolean> known) {
    this.shown = shown;
    this.known = known;
  }

  /** As tables say it. */
  String shown() {
    return shown;
  }

  /** Whether the difference is within the margin; empty where nobody can tell. */
  Optional<Boolean> known() {
    return known;
  }
}
