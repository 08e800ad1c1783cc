package io.farmhand.sim.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.monitor.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A farm to which nobody listens, and which takes tasks one by one, is one with a listener. */
class UnheardTest {
  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void theSameIsObserved(@ForAll long seed) {
    theSameIsObserved(RandomCase.of(seed).servedInOrder());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theSameIsObservedWhereTasksHaveNoDeadline(@ForAll long seed) throws IOException {
    theSameIsObserved(RandomCase.of(seed).servedInOrder().withFewerDeadlines());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theSameIsObservedWhereATimeHasNoRoomBesideANumber(@ForAll long seed) throws IOException {
    theSameIsObserved(RandomCase.of(seed).servedInOrder().withATaskOfYears(seed));
  }

  private static void theSameIsObserved(RandomCase all) {
    FarmSimulation farm = new FarmSimulation(all.scenario());
    List<Observation> heard = run(farm, all, new EventLog());
    assertThat(run(farm, all, FarmSimulation.DEAF)).isEqualTo(heard);
  }

  /** What is seen before and after each move and at the end, to the last bit. */
  private static List<Observation> run(
      FarmSimulation farm, RandomCase all, SimulationListener listener) {
    List<Observation> seen = new ArrayList<>();
    farm.reset(all.trace(), all.streams(), listener);
    for (RandomCase.Move move : all.moves()) {
      farm.advanceTo(move.nanos());
      seen.add(farm.observe());
      farm.apply(move.target());
      seen.add(farm.observe());
    }
    farm.apply(2);
    farm.finish();
    seen.add(farm.observe());
    return seen;
  }
}
