package io.farmhand.learn.search;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.LearnedStaffing;
import java.time.Duration;
import java.util.List;

/** Weights of {@link LearnedStaffing}. The constant weight and the floor are searched in tens. */
public final class StaffingSpace implements SearchSpace {
  private static final double SIGMA = 0.1;
  private static final int TEN = 10;

  private final Duration period;

  /** Weights for rules that decide each {@code period}. */
  public StaffingSpace(Duration period) {
    this.period = period;
  }

  @Override
  public String name() {
    return "staffing";
  }

  @Override
  public List<String> names() {
    return LearnedStaffing.names();
  }

  /** Half of a square-root rule's load, half of a constant: neither steady nor restless. */
  @Override
  public double[] start() {
    double[] numbers = new double[names().size()];
    numbers[at("one")] = 0.5;
    numbers[at("load")] = 0.5;
    numbers[at("root")] = 0.5;
    numbers[at("recent")] = 0.1;
    numbers[at("lasting")] = 0.1;
    numbers[at("peak")] = 0.3;
    numbers[at("viable")] = 0.5;
    numbers[at("tardy")] = 0.1;
    numbers[at("margin_up")] = 0.5;
    numbers[at("margin_down")] = 1;
    numbers[at("floor")] = 0.6;
    return numbers;
  }

  @Override
  public double sigma() {
    return SIGMA;
  }

  @Override
  public ControllerFactory controller(double[] numbers) {
    return LearnedStaffing.of(name(), period, weights(numbers), new double[0]);
  }

  /** The weights for the numbers of the search. */
  public double[] weights(double[] numbers) {
    double[] weights = numbers.clone();
    weights[at("one")] *= TEN;
    weights[at("floor")] *= TEN;
    return weights;
  }

  private int at(String name) {
    return names().indexOf(name);
  }
}
