package io.farmhand.sim.workload;

import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenarios;

/** Traces of the shipped scenarios. */
final class PaperWorkload {
  private PaperWorkload() {}

  static PhasedWorkload of(String scenario) {
    return (PhasedWorkload) Scenarios.load(scenario).workload();
  }

  static TraceGenerator generator(String scenario) {
    return TraceGenerator.of(of(scenario));
  }

  static Trace trace(String scenario, long seed) {
    return generator(scenario).generate(RandomStreams.of(seed));
  }

  static int[] countsPerPhase(Trace trace) {
    int[] counts = new int[trace.spans().size()];
    for (int i = 0; i < trace.size(); i++) {
      counts[trace.phase(i)]++;
    }
    return counts;
  }

  /** Arrivals in each window of this length, up to the end of the schedule. */
  static int[] countsPerWindow(Trace trace, double window) {
    int[] counts = new int[(int) Math.ceil(trace.scheduleSeconds() / window)];
    for (int i = 0; i < trace.size(); i++) {
      int index = (int) (trace.arrivalSeconds(i) / window);
      if (index < counts.length) {
        counts[index]++;
      }
    }
    return counts;
  }
}
