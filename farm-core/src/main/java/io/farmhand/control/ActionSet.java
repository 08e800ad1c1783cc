package io.farmhand.control;

import io.farmhand.check.Require;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The actions of a learning controller: small whole numbers, and what they ask for. */
public sealed interface ActionSet {
  /** The published actions: one worker less, as many, one more. */
  ActionSet PAPER = new Steps(1);

  /** How many actions there are; they are numbered from 0. */
  int size();

  /**
   * The number of workers that an action asks for, before limits.
   *
   * @param action 0 .. {@link #size()} - 1
   * @param current the target so far
   * @throws IllegalArgumentException when there is no such action
   */
  int target(int action, int current);

  /** The name by which people choose it. */
  String name();

  /**
   * The actions of that name.
   *
   * @throws IllegalArgumentException when there are none
   */
  static ActionSet named(String name) {
    Matcher steps = Pattern.compile("step:(\\d{1,4})").matcher(name);
    if (steps.matches()) {
      return new Steps(Integer.parseInt(steps.group(1)));
    }
    Matcher absolute = Pattern.compile("absolute:(\\d{1,6})\\.\\.(\\d{1,6})").matcher(name);
    Require.that(absolute.matches(), "actions", name, "as in step:1 or absolute:1..32");
    return new Absolute(Integer.parseInt(absolute.group(1)), Integer.parseInt(absolute.group(2)));
  }

  /**
   * Up to {@code most} workers less or more; action {@code most} changes nothing.
   *
   * @param most at least 1
   */
  record Steps(int most) implements ActionSet {
    public Steps {
      Require.that(most >= 1 && most <= 1_000, "most", most, "in 1 .. 1000");
    }

    @Override
    public int size() {
      return 2 * most + 1;
    }

    @Override
    public int target(int action, int current) {
      check(action, size());
      return Math.max(0, current + action - most);
    }

    @Override
    public String name() {
      return "step:" + most;
    }
  }

  /**
   * A number of workers; action 0 asks for {@code min}.
   *
   * @param min at least 0
   * @param max at least {@code min}
   */
  record Absolute(int min, int max) implements ActionSet {
    public Absolute {
      Require.that(min >= 0, "min", min, "at least 0");
      Require.that(max >= min, "max", max, "at least min = " + min);
    }

    @Override
    public int size() {
      return max - min + 1;
    }

    @Override
    public int target(int action, int current) {
      check(action, size());
      return min + action;
    }

    @Override
    public String name() {
      return "absolute:" + min + ".." + max;
    }
  }

  private static void check(int action, int size) {
    if (action < 0 || action >= size) {
      // Asked at every step: the text is made for wrong ones only.
      Require.that(false, "action", action, "in 0 .. " + (size - 1));
    }
  }
}
