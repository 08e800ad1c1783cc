package io.farmhand.app.chart;

import io.farmhand.app.figure.Ink;

/** What kind of controller one is, which gives it its colour. */
enum Family {
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

  /**
   * The family of a controller.
   *
   * @param name its name in the comparison
   * @param spec how it was asked for
   */
  static Family of(String name, String spec) {
    if (spec.startsWith("reactive-") || name.contains("published")) {
      return PUBLISHED;
    } else if (spec.matches("(policy|learned|onnx)\\b.*")) {
      return LEARNED;
    } else if (spec.startsWith("static")) {
      return CONSTANT;
    }
    return spec.startsWith("timetable") ? TIMETABLE : RULE;
  }
}
