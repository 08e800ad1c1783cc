package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.contract.SampleObservation;
import io.farmhand.monitor.Observation;
import java.time.Duration;

/**
 * A run written down line by line: what was the case for how long, and what the controller then has
 * to decide.
 *
 * <pre>
 * after | waiting | in service | ready | starting | arrived | completed | target | code
 * </pre>
 *
 * <p>Seconds since the line before; tasks and workers as they were all that time; tasks that
 * arrived and completed in it; the expected target and the code of its reason. The target so far is
 * what is ready or starting.
 */
final class WrittenRun {
  private final Controller controller;
  private final SampleObservation farm = SampleObservation.idle();
  private double now;
  private double waited;
  private double busy;
  private long arrived;
  private long completed;

  private WrittenRun(Controller controller) {
    this.controller = controller;
  }

  /** A run of the controller of this name, of 0 to 32 workers. */
  static WrittenRun of(String spec) {
    return of(spec, Limits.between(0, 32));
  }

  static WrittenRun of(String spec, Limits limits) {
    ControllerFactory factory = Controllers.parse(spec);
    return new WrittenRun(factory.create(limits, factory.period()));
  }

  /** The same in which tasks take that long, and may wait as long again. */
  WrittenRun served(double meanSeconds, double scv) {
    farm.served(1, meanSeconds, scv).slack(meanSeconds, scv);
    return this;
  }

  /** The same in which workers take that long to start. */
  WrittenRun startup(double seconds) {
    farm.startup(seconds);
    return this;
  }

  /** Plays the lines. */
  WrittenRun decides(String lines) {
    for (String line : lines.lines().toList()) {
      String[] cells = line.strip().split("\\s*\\|\\s*", -1);
      assertThat(cells).as("cells of: " + line).hasSize(9);
      Decision decision = next(cells);
      assertThat(decision.target() + " " + decision.reason().code())
          .as("at %s s: %s, because %s", now, line, decision.reason())
          .isEqualTo(cells[7] + " " + cells[8]);
    }
    return this;
  }

  private Decision next(String[] cells) {
    double seconds = Double.parseDouble(cells[0]);
    int[] count = new int[7];
    for (int i = 1; i < count.length; i++) {
      count[i] = Integer.parseInt(cells[i]);
    }
    return after(seconds, count[1], count[2], count[3], count[4], count[5], count[6]);
  }

  /** Plays one line without an expectation. */
  Decision after(
      double seconds,
      int waiting,
      int inService,
      int ready,
      int starting,
      int newArrivals,
      int newCompletions) {
    now += seconds;
    waited += seconds * waiting;
    busy += seconds * inService;
    arrived += newArrivals;
    completed += newCompletions;
    Observation seen =
        farm.at(now)
            .queues(waiting, 0, inService, 0)
            .workers(ready + starting, starting)
            .totals(arrived, completed, busy)
            .waited(waited)
            .build();
    return controller.decide(seen);
  }

  /** A fresh controller of this name, which decides each 8 s. */
  static Controller eachEightSeconds(String spec, Limits limits) {
    return Controllers.parse(spec).create(limits, Duration.ofSeconds(8));
  }
}
