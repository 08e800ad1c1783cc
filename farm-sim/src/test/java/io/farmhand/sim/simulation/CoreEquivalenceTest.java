package io.farmhand.sim.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.ControlLoop;
import io.farmhand.control.ControlSettings;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** The simulation does what core's own queue, pool, monitor and control loop do. */
class CoreEquivalenceTest {
  private static final long SLICE = RandomCase.SLICE.toNanos();
  private static final RecursiveComparisonConfiguration TO_A_ROUNDING =
      RecursiveComparisonConfiguration.builder()
          .withComparatorForType(CoreEquivalenceTest::compare, Double.class)
          .build();

  private static int compare(double a, double b) {
    boolean near = Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
    return near ? 0 : Double.compare(a, b);
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void theSameEventsHappen(@ForAll long seed) {
    theSameEventsHappen(RandomCase.of(seed));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theSameEventsHappenToTasksWithoutADeadline(@ForAll long seed) throws IOException {
    theSameEventsHappen(RandomCase.of(seed).withFewerDeadlines());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theSameEventsHappenWhereATimeHasNoRoomBesideANumber(@ForAll long seed) throws IOException {
    theSameEventsHappen(RandomCase.of(seed).withATaskOfYears(seed));
  }

  private static void theSameEventsHappen(RandomCase all) {
    EventLog simulated = new EventLog();
    EventLog real = new EventLog();
    FarmSimulation farm = new FarmSimulation(all.scenario());
    farm.reset(all.trace(), all.streams(), simulated);
    CoreFarm core = new CoreFarm(all.scenario(), all.trace(), all.streams(), real);
    for (RandomCase.Move move : all.moves()) {
      farm.advanceTo(move.nanos());
      core.advanceTo(move.nanos());
      farm.apply(move.target());
      core.apply(move.target());
    }
    farm.apply(2);
    core.apply(2);
    farm.finish();
    core.finish();
    assertThat(farm.done()).isTrue();
    assertThat(core.done()).isTrue();
    same(simulated, real);
  }

  private static void same(EventLog simulated, EventLog real) {
    assertThat(simulated.tasks()).isEqualTo(real.tasks());
    assertThat(simulated.pool()).isEqualTo(real.pool());
    assertThat(simulated.startups()).isEqualTo(real.startups());
    List<Integer> expected = real.previousOfWorker();
    List<Integer> found = simulated.previousOfWorker();
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) >= 0) {
        assertThat(found.get(i)).as("beginning %d", i).isEqualTo(expected.get(i));
      }
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void theSameIsObserved(@ForAll long seed) {
    RandomCase all = RandomCase.of(seed);
    EventLog simulated = new EventLog();
    EventLog real = new EventLog();
    FarmSimulation farm = new FarmSimulation(all.scenario());
    farm.reset(all.trace(), all.streams(), simulated);
    CoreFarm core = new CoreFarm(all.scenario(), all.trace(), all.streams(), real);
    for (RandomCase.Move move : all.moves()) {
      long edge = Math.ceilDiv(move.nanos(), SLICE) * SLICE;
      farm.advanceTo(edge);
      core.advanceTo(edge);
      same(farm.observe(), core.observe());
      farm.apply(move.target());
      core.apply(move.target());
      same(farm.observe(), core.observe());
    }
  }

  private static void same(Observation simulated, Observation real) {
    assertThat(simulated).usingRecursiveComparison(TO_A_ROUNDING).isEqualTo(real);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theSameIsDecided(@ForAll long seed) {
    RandomCase all = RandomCase.of(seed);
    EventLog simulated = new EventLog();
    EventLog real = new EventLog();
    Scenario scenario = all.scenario().withPlatform(neverBlocking(all.scenario().platform()));
    ControllerFactory controller =
        Controllers.parse(seed % 2 == 0 ? "square-root:beta=1" : "reactive-maximum");
    List<DecisionRecord> made = new ArrayList<>();
    Episode episode = Episode.of(scenario);
    episode.begin(all.trace(), all.streams(), simulated);
    episode.play(controller, made::add);

    List<DecisionRecord> expected = new ArrayList<>();
    CoreFarm core = new CoreFarm(scenario, all.trace(), all.streams(), real);
    Scenario.Control control = scenario.control();
    ControlSettings settings =
        ControlSettings.of(scenario.limits())
            .withPeriod(control.step())
            .withFirstDecision(control.firstDecision())
            .withMaxDecisions(control.maxSteps());
    try (ControlLoop loop = ControlLoop.inline(core, controller, settings, core.time)) {
      loop.listen(expected::add).start();
      core.finish();
    }
    assertThat(targets(made)).isEqualTo(targets(expected));
    assertThat(simulated.tasks()).isEqualTo(real.tasks());
  }

  private static PlatformProfile neverBlocking(PlatformProfile usual) {
    return new PlatformProfile(
        usual.name(), usual.startup(), usual.stop(), usual.overhead(), usual.failureRate(), false);
  }

  private static List<Integer> targets(List<DecisionRecord> decisions) {
    return decisions.stream().map(DecisionRecord::targetAfter).toList();
  }
}
