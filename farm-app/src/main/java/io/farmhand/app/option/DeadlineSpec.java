package io.farmhand.app.option;

import io.farmhand.farm.Deadline;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By when a task should be done, as people write it: {@code 2s} after its acceptance, or {@code 3x}
 * its expected service time.
 *
 * @param text as it was written
 * @param allowed the time allowed; while nothing is known of service times also for a factor
 * @param factor of the expected service time, if it is one
 */
public record DeadlineSpec(String text, Duration allowed, OptionalDouble factor) {
  private static final Pattern FACTOR = Pattern.compile("\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*x\\s*");
  private static final Duration LEAST = Duration.ofMillis(1);

  /** What a factor allows while no service time is known, and at most. */
  private static final Duration MOST = Duration.ofHours(1);

  /**
   * The deadline of a text.
   *
   * @throws IllegalArgumentException when it is none, with what was expected
   */
  public static DeadlineSpec parse(String text) {
    Matcher factor = FACTOR.matcher(text);
    if (factor.matches()) {
      double value = Double.parseDouble(factor.group(1));
      if (value > 0) {
        return new DeadlineSpec(text.strip(), MOST, OptionalDouble.of(value));
      }
    } else {
      Duration allowed = duration(text);
      if (allowed.isPositive()) {
        return new DeadlineSpec(text.strip(), allowed, OptionalDouble.empty());
      }
    }
    throw wrong(text, null);
  }

  private static Duration duration(String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(text, e);
    }
  }

  private static IllegalArgumentException wrong(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "must be a duration such as 2s, or a multiple of the expected service time such as 3x,"
            + " found '"
            + text
            + "'",
        cause);
  }

  /** For a farm. */
  public <I> Deadline<I> deadline() {
    return factor.isPresent()
        ? Deadline.factor(factor.getAsDouble(), LEAST, MOST)
        : Deadline.within(allowed);
  }

  @Override
  public String toString() {
    return text;
  }
}
