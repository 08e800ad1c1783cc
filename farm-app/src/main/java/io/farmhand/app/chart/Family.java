package io.farmhand.app.chart;

import io.farmhand.app.figure.Ink;
import io.farmhand.policy.Policy;
import io.farmhand.policy.TimetableRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of controller one is, which gives it its colour. */
public enum Family {
  LEARNED("learned", Ink.BLUE),
  RULE("rule", Ink.GREEN),
  TIMETABLE("timetable", Ink.PURPLE),
  PUBLISHED("as published", Ink.ORANGE),
  CONSTANT("constant", Ink.GREY),
  OPTIMUM("best plans found", Ink.TEXT);

  private final String title;
  private final Ink ink;

  Family(String title, Ink ink) {
    this.title = title;
    this.ink = ink;
  }

  String title() {
    return title;
  }

  Ink ink() {
    return ink;
  }

  /** How files name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The family that files name so; empty where none is. */
  static Optional<Family> named(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /**
   * The family of a controller.
   *
   * @param spec how it was asked for
   * @param policy what it decides by, where that is known: its training tells more than its name
   */
  public static Family of(String spec, Optional<Policy> policy) {
    String kind = spec.replaceFirst(":.*", "");
    return switch (kind) {
      case "reactive-average", "reactive-maximum" -> PUBLISHED;
      case "static" -> CONSTANT;
      case "timetable" -> TIMETABLE;
      case "policy", "learned", "onnx" -> policy.map(Family::of).orElse(LEARNED);
      default -> RULE;
    };
  }

  /** The family of a policy. */
  public static Family of(Policy policy) {
    if (policy.training().facts().getOrDefault("method", "").endsWith("-published")) {
      return PUBLISHED;
    }
    return policy.rule() instanceof TimetableRule ? TIMETABLE : LEARNED;
  }
}
