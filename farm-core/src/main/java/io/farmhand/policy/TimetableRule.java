package io.farmhand.policy;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Limits;
import io.farmhand.control.Timetable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * A {@link Timetable}.
 *
 * @param timetable the targets and their correction
 */
public record TimetableRule(Timetable timetable) implements PolicyRule {
  static final String KIND = "timetable";

  static TimetableRule of(Numbers numbers) {
    numbers.requireRows(5);
    return new TimetableRule(
        new Timetable(
            Arrays.stream(numbers.row("targets")).boxed().toList(),
            numbers.one("queue"),
            numbers.one("tardy"),
            numbers.one("late"),
            numbers.one("margin")));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public Numbers numbers() {
    return Numbers.builder()
        .with("targets", timetable.targets().stream().mapToDouble(target -> target).toArray())
        .with("queue", timetable.queue())
        .with("tardy", timetable.tardy())
        .with("late", timetable.late())
        .with("margin", timetable.margin())
        .build();
  }

  @Override
  public ControllerFactory controller(String name, Duration period) {
    return new Named(name, period, timetable);
  }

  private record Named(String name, Duration period, Timetable timetable)
      implements ControllerFactory {
    @Override
    public Controller create(Limits limits, Duration runPeriod) {
      return timetable.create(limits, runPeriod);
    }
  }
}
