package io.farmhand.app.twin;

import io.farmhand.app.report.RunFigures;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One seed on both sides.
 *
 * @param seed the seed
 * @param live what came out of the live run
 * @param simulated what came out of the simulation
 * @param load load average of the machine at the end of the live run; negative if not known
 */
record TwinPair(long seed, RunFigures live, EpisodeFigures simulated, double load) {
  double live(Measure measure) {
    return measure.live().applyAsDouble(live);
  }

  double simulated(Measure measure) {
    return measure.simulated().applyAsDouble(simulated);
  }

  /** With the names of {@code summary.json}. */
  Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("seed", seed);
    map.put("live", side(true));
    map.put("simulated", side(false));
    map.put("load_average", load < 0 ? Double.NaN : load);
    return map;
  }

  private Map<String, Object> side(boolean isLive) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Measure measure : TwinComparison.MEASURES) {
      map.put(measure.key(), isLive ? live(measure) : simulated(measure));
    }
    return map;
  }
}
