package io.farmhand.sim.compare;

import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;

/** A short scenario in which the number of workers matters. */
public final class SmallScenario {
  private SmallScenario() {}

  /** Six steps, 3 workers at the start, one worker a step. */
  public static Scenario load() {
    return Scenarios.parse(
        "small",
        """
        name: small
        workload:
          base: 150/min
          arrivals: exact
          phases:
            - {name: low, steady: 0.4x, for: 20 s}
            - {name: high, steady: 1.4x, for: 20 s}
            - {name: end, steady: 0.4x, for: 10 s}
          service:
            time: {gamma: {shape: 4, mean: 1.5 s}}
          deadline: {factor: 2.0}
        platform: reference-cluster
        workers: {initial: 3, min: 1, max: 9, step: 1}
        discipline: fifo
        control: {step: 8 s, firstDecision: 4 s, maxSteps: 6, window: 8 s}
        """);
  }
}
