package io.farmhand.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The controllers that need no training: the entry point to all of them. */
public final class Controllers {
  /** How often the published system decides. */
  public static final Duration PERIOD = Duration.ofSeconds(8);

  private static final ControllerCatalogue CATALOGUE =
      ControllerCatalogue.of(
          List.of(
              StaticPool.KIND,
              ReactiveRule.AVERAGE_KIND,
              ReactiveRule.MAXIMUM_KIND,
              SquareRootStaffing.KIND,
              ErlangStaffing.KIND,
              ModifiedOfferedLoad.KIND,
              PredictiveControl.KIND,
              HorizontalAutoscaler.KIND,
              KedaScaler.KIND,
              KnativeAutoscaler.KIND,
              OpenFaasAlert.KIND,
              OpenFaasAutoscaler.KIND,
              RayServeAutoscaler.KIND,
              DaskAdaptive.KIND,
              SparkAllocation.KIND,
              Timetable.KIND));

  private Controllers() {}

  /** Always {@code workers}. */
  public static ControllerFactory fixed(int workers) {
    return new StaticPool(workers);
  }

  /** The published reactive rule on mean times, with its defect. */
  public static ControllerFactory reactiveAverage() {
    return ReactiveRule.AVERAGE;
  }

  /** The published reactive rule on the longest times, with its defect. */
  public static ControllerFactory reactiveMaximum() {
    return ReactiveRule.MAXIMUM;
  }

  /**
   * Square-root staffing: the offered load and {@code beta} times its root.
   *
   * @param beta safety, at least 0; 1 is usual
   */
  public static ControllerFactory squareRoot(double beta) {
    return SquareRootStaffing.of(beta);
  }

  /**
   * Erlang-C staffing: the least number of workers with which at most a share {@code epsilon} of
   * the tasks is late.
   *
   * @param epsilon greater than 0 and less than 1; 0.01 is usual
   */
  public static ControllerFactory erlangC(double epsilon) {
    return ErlangStaffing.of(epsilon);
  }

  /**
   * The controller of this name, such as {@code static:12}, {@code reactive-average} or {@code
   * square-root:beta=1,smoothing=30s}.
   *
   * @throws IllegalArgumentException when there is no such controller or option, or a value is
   *     wrong; the message says what to write instead
   */
  public static ControllerFactory parse(String spec) {
    return CATALOGUE.parse(spec);
  }

  /** The names of these controllers, each with a description of one line. */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    CATALOGUE.kinds().forEach(kind -> names.put(kind.name(), kind.description()));
    return names;
  }

  /** These controllers, as a catalogue to which others can be added. */
  public static ControllerCatalogue catalogue() {
    return CATALOGUE;
  }
}
