package io.farmhand.control;

import java.time.Duration;
import java.util.Locale;

/** Puts a controller's name together: its kind, and the options that are not as usual. */
final class ControllerName {
  private final StringBuilder text;
  private char separator = ':';

  private ControllerName(String kind) {
    text = new StringBuilder(kind);
  }

  static ControllerName of(String kind) {
    return new ControllerName(kind);
  }

  ControllerName with(String option, double value, double usual) {
    return value == usual ? this : with(option, Staffing.number(value));
  }

  ControllerName with(String option, Duration value, Duration usual) {
    return value.equals(usual) ? this : with(option, Staffing.duration(value));
  }

  ControllerName with(String option, Enum<?> value, Enum<?> usual) {
    return value == usual ? this : with(option, written(value));
  }

  ControllerName with(String option, String value) {
    text.append(separator).append(option).append('=').append(value);
    separator = ',';
    return this;
  }

  /** A constant as it is written in an option. */
  static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
