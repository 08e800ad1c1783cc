package io.farmhand.learn.search;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Timetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Targets and feedback of a {@link Timetable}. Targets are searched in tens. */
public final class TimetableSpace implements SearchSpace {
  private static final double SIGMA = 0.1;
  private static final int TEN = 10;
  private static final List<String> FEEDBACK = List.of("queue", "tardy", "late", "margin");
  private static final double[] FIRST_FEEDBACK = {0.5, 0.1, 0.2, 0.8};

  private final int steps;
  private final double workers;

  /**
   * Timetables.
   *
   * @param steps steps of an episode
   * @param workers target of every step at first
   */
  public TimetableSpace(int steps, double workers) {
    this.steps = steps;
    this.workers = workers;
  }

  @Override
  public String name() {
    return "timetable";
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      names.add("target_" + i);
    }
    names.addAll(FEEDBACK);
    return names;
  }

  @Override
  public double[] start() {
    double[] numbers = new double[steps + FEEDBACK.size()];
    Arrays.fill(numbers, 0, steps, workers / TEN);
    System.arraycopy(FIRST_FEEDBACK, 0, numbers, steps, FEEDBACK.size());
    return numbers;
  }

  @Override
  public double sigma() {
    return SIGMA;
  }

  @Override
  public ControllerFactory controller(double[] numbers) {
    List<Double> targets =
        Arrays.stream(numbers, 0, steps).map(target -> Math.max(0, TEN * target)).boxed().toList();
    return new Timetable(
        targets,
        numbers[steps],
        numbers[steps + 1],
        numbers[steps + 2],
        Math.max(0.5, Math.abs(numbers[steps + 3])));
  }
}
