package io.farmhand.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.environment.contract.SmallScenario;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.TraceBank;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VectorEnvironmentTest {
  private static final EnvironmentSettings SETTINGS = EnvironmentSettings.paper();
  private static final TraceBank BANK = TraceBank.of(SmallScenario.of(1).workload(), 7, 5);
  private static final int VIEW = SETTINGS.view().size();

  private static VectorEnvironment open(int maxSteps, VectorSettings settings) {
    return VectorEnvironment.of(
        SmallScenario.of(maxSteps),
        SETTINGS,
        settings,
        VectorBuffers.direct(settings.environments(), VIEW));
  }

  private static void act(VectorEnvironment vector, int... actions) {
    vector.buffers().actions().put(0, actions);
    vector.step();
  }

  private static float[] row(VectorEnvironment vector, int i) {
    float[] row = new float[VIEW];
    vector.buffers().observations().get(i * VIEW, row);
    return row;
  }

  private static float[] finalRow(VectorEnvironment vector, int i) {
    float[] row = new float[VIEW];
    vector.buffers().finalObservations().get(i * VIEW, row);
    return row;
  }

  private static double[] finalRawRow(VectorEnvironment vector, int i) {
    double[] row = new double[VIEW];
    vector.buffers().finalRaw().get(i * VIEW, row);
    return row;
  }

  private static boolean terminated(VectorEnvironment vector, int i) {
    return vector.buffers().terminated().get(i) == 1;
  }

  private static boolean truncated(VectorEnvironment vector, int i) {
    return vector.buffers().truncated().get(i) == 1;
  }

  private static boolean ended(VectorEnvironment vector, int i) {
    return terminated(vector, i) || truncated(vector, i);
  }

  /** Gymnasium's SyncVectorEnv, written down naively for one of its environments. */
  private static final class Single {
    private final SimulatedEnvironment environment;
    private final Autoreset mode;
    private boolean ended;
    private float[] observation = {};
    private float[] finalObservation = {};
    private double[] finalRaw = {};
    private double reward;
    private boolean terminated;
    private boolean truncated;

    Single(Scenario scenario, Autoreset mode, boolean bank) {
      this.mode = mode;
      environment =
          bank
              ? SimulatedEnvironment.of(scenario, SETTINGS, BANK)
              : SimulatedEnvironment.of(scenario, SETTINGS);
    }

    void begun(Environment.Start start) {
      observation = start.observation();
      reward = 0;
      terminated = false;
      truncated = false;
      ended = false;
    }

    void step(int action) {
      if (ended) {
        begun(environment.reset());
        return;
      }
      Environment.Step step = environment.step(action);
      observation = step.observation();
      reward = step.reward();
      terminated = step.terminated();
      truncated = step.truncated();
      ended = step.ended();
      if (ended && mode == Autoreset.SAME_STEP) {
        finalObservation = observation;
        finalRaw = new double[VIEW];
        step.view().write(step.seen(), finalRaw, new float[VIEW]);
        observation = environment.reset().observation();
        ended = false;
      }
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void isManySinglesWhateverTheModeTheBankAndTheThreads(
      @ForAll long seed,
      @ForAll Autoreset mode,
      @ForAll boolean bank,
      @ForAll @IntRange(min = 1, max = 11) int count,
      @ForAll @IntRange(min = 1, max = 4) int threads,
      @ForAll @IntRange(min = 1, max = 9) int maxSteps) {
    VectorSettings settings = VectorSettings.of(count).withAutoreset(mode).withThreads(threads);
    Single[] singles = new Single[count];
    try (VectorEnvironment vector = open(maxSteps, bank ? settings.withBank(BANK) : settings)) {
      vector.reset(seed);
      for (int i = 0; i < count; i++) {
        singles[i] = new Single(SmallScenario.of(maxSteps), mode, bank);
        singles[i].begun(singles[i].environment.reset(seed + i));
      }
      RandomGenerator chance = RandomStreams.of(seed).stream("actions");
      for (int step = 0; step < 30; step++) {
        same(vector, singles);
        if (mode == Autoreset.DISABLED) {
          resetEnded(vector, singles);
        }
        step(vector, singles, chance);
      }
    }
  }

  private static void step(VectorEnvironment vector, Single[] singles, RandomGenerator chance) {
    int[] actions = new int[singles.length];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = Sampling.index(chance, 3);
      singles[i].step(actions[i]);
    }
    vector.buffers().actions().put(0, actions);
    int endings = vector.step();
    assertThat(endings)
        .isEqualTo(Arrays.stream(singles).filter(one -> one.terminated || one.truncated).count());
  }

  private static void resetEnded(VectorEnvironment vector, Single[] singles) {
    boolean[] mask = new boolean[singles.length];
    boolean any = false;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = singles[i].ended;
      any |= mask[i];
      if (mask[i]) {
        singles[i].begun(singles[i].environment.reset());
      }
    }
    if (any) {
      vector.reset(mask);
      same(vector, singles);
    }
  }

  private static void same(VectorEnvironment vector, Single[] singles) {
    for (int i = 0; i < singles.length; i++) {
      assertThat(row(vector, i)).isEqualTo(singles[i].observation);
      assertThat(vector.view().of(vector.seen(i))).isEqualTo(singles[i].observation);
      assertThat(vector.buffers().rewards().get(i)).isEqualTo(singles[i].reward);
      assertThat(terminated(vector, i)).isEqualTo(singles[i].terminated);
      assertThat(truncated(vector, i)).isEqualTo(singles[i].truncated);
      if (singles[i].mode == Autoreset.SAME_STEP && ended(vector, i)) {
        assertThat(finalRow(vector, i)).isEqualTo(singles[i].finalObservation);
        assertThat(finalRawRow(vector, i)).isEqualTo(singles[i].finalRaw);
      }
    }
  }

  @Test
  void resetsAtTheNextStepWithoutAnAction() {
    try (VectorEnvironment vector = open(1, VectorSettings.of(2))) {
      vector.reset(3);
      act(vector, 2, 1);
      assertThat(truncated(vector, 0) && truncated(vector, 1)).isTrue();
      assertThat(vector.buffers().rewards().get(0)).isNotZero();
      act(vector, -5, 99);
      assertThat(ended(vector, 0) || ended(vector, 1)).isFalse();
      assertThat(vector.buffers().rewards().get(0)).isZero();
      assertThat(vector.seen(0).workers().target()).isEqualTo(SmallScenario.INITIAL);
      act(vector, 1, 1);
      assertThat(truncated(vector, 0) && truncated(vector, 1)).isTrue();
    }
  }

  @Test
  void resetsAtTheSameStepAndKeepsTheFinalObservation() {
    try (VectorEnvironment vector =
        open(1, VectorSettings.of(2).withAutoreset(Autoreset.SAME_STEP))) {
      vector.reset(3);
      act(vector, 2, 1);
      int workers =
          vector.view().parts().stream().map(part -> part.name()).toList().indexOf("workers");
      assertThat(truncated(vector, 0)).isTrue();
      assertThat(finalRow(vector, 0)[workers]).isEqualTo(SmallScenario.INITIAL + 1);
      assertThat(row(vector, 0)[workers]).isEqualTo(SmallScenario.INITIAL);
      assertThat(vector.buffers().rewards().get(0)).isNotZero();
      assertThat(figure(vector, 0, "actions")).isEqualTo(1);
      assertThat(figure(vector, 1, "actions")).isZero();
    }
  }

  private static double figure(VectorEnvironment vector, int i, String name) {
    int at = VectorEnvironment.FIGURES.indexOf(name);
    return vector.buffers().figures().get(i * VectorEnvironment.FIGURES.size() + at);
  }

  @Test
  void theBufferHasTheFiguresOfTheEpisodeThatEnded() {
    try (VectorEnvironment vector = open(4, VectorSettings.of(2))) {
      vector.reset(5);
      assertThat(vector.figures(1)).isNull();
      for (int step = 0; step < 4; step++) {
        act(vector, 1, 2);
      }
      var figures = Objects.requireNonNull(vector.figures(1));
      assertThat(figure(vector, 1, "tasks")).isEqualTo(figures.tasks());
      assertThat(figure(vector, 1, "on_time")).isEqualTo(figures.onTime());
      assertThat(figure(vector, 1, "unfinished")).isEqualTo(figures.unfinished());
      assertThat(figure(vector, 1, "steps")).isEqualTo(4);
      assertThat(figure(vector, 1, "actions")).isEqualTo(2);
      assertThat(figure(vector, 1, "mean_target")).isEqualTo(figures.meanTarget());
      assertThat(figure(vector, 1, "max_target")).isEqualTo(SmallScenario.LIMITS.max());
      assertThat(figure(vector, 1, "worker_seconds")).isEqualTo(figures.workerSeconds());
      assertThat(figure(vector, 1, "schedule_seconds")).isEqualTo(figures.scheduleSeconds());
      assertThat(figure(vector, 1, "backlog_worker_seconds"))
          .isEqualTo(figures.backlogWorkerSeconds());
    }
  }

  @Test
  void withoutAutoresetWhatHasEndedIsResetByAMask() {
    try (VectorEnvironment vector =
        open(2, VectorSettings.of(3).withAutoreset(Autoreset.DISABLED))) {
      vector.reset(3);
      act(vector, 1, 1, 1);
      vector.reset(new boolean[] {false, true, false});
      float[] untouched = row(vector, 0);
      act(vector, 1, 1, 1);
      assertThat(ended(vector, 0)).isTrue();
      assertThat(ended(vector, 1)).isFalse();
      assertThat(row(vector, 0)).isNotEqualTo(untouched);
      float[] before = row(vector, 1);
      assertThatThrownBy(() -> act(vector, 1, 1, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("environment 0")
          .hasMessageContaining("mask");
      assertThat(row(vector, 1)).isEqualTo(before);
      vector.reset(new boolean[] {true, false, true});
      assertThat(ended(vector, 0)).isFalse();
      act(vector, 1, 1, 1);
      assertThat(ended(vector, 1)).isTrue();
    }
  }

  @Test
  void aWrongActionIsRefusedAndChangesNothing() {
    try (VectorEnvironment vector = open(3, VectorSettings.of(3))) {
      vector.reset(1);
      float[] before = row(vector, 0);
      assertThatThrownBy(() -> act(vector, 1, 1, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("actions[2] = 3, must be in 0 .. 2");
      assertThat(row(vector, 0)).isEqualTo(before);
      assertThat(vector.seen(0).timeSeconds()).isLessThan(1.5);
    }
  }

  @Test
  void nothingCanBeDoneBeforeAReset() {
    try (VectorEnvironment vector = open(3, VectorSettings.of(1))) {
      assertThatThrownBy(vector::step)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void seedsAndOptionsAreThoseOfEachEnvironment() {
    try (VectorEnvironment vector = open(3, VectorSettings.of(3).withThreads(2))) {
      vector.reset(new long[] {4, 9, 4}, null, ResetOptions.NONE.withWorkers(6));
      assertThat(row(vector, 0)).isEqualTo(row(vector, 2)).isNotEqualTo(row(vector, 1));
      assertThat(vector.seen(1).workers().target()).isEqualTo(6);
      assertThatThrownBy(() -> vector.reset(new long[] {1}, null, ResetOptions.NONE))
          .hasMessageContaining("seeds = 1");
      assertThatThrownBy(() -> vector.reset(new boolean[3])).hasMessageContaining("mask = empty");
      assertThatThrownBy(() -> vector.reset(new boolean[2])).hasMessageContaining("mask = 2");
      assertThatThrownBy(() -> vector.reset(null, null, ResetOptions.NONE.withWorkers(9)))
          .hasMessage("workers = 9, must be in 2 .. 7");
    }
  }

  @Test
  void oneBlockOfTheCallerHoldsAllBuffers() {
    byte[] heap = new byte[VectorBuffers.bytes(2, VIEW) + 3];
    VectorBuffers buffers = VectorBuffers.in(ByteBuffer.wrap(heap), 2, VIEW);
    try (VectorEnvironment vector =
        VectorEnvironment.of(SmallScenario.of(1), SETTINGS, VectorSettings.of(2), buffers)) {
      vector.reset(3);
      act(vector, 1, 1);
      assertThat(heap[VectorBuffers.bytes(2, VIEW) - 1]).as("last truncated").isEqualTo((byte) 1);
      assertThat(Arrays.copyOfRange(heap, heap.length - 3, heap.length)).containsOnly(0);
    }
    assertThatThrownBy(() -> VectorBuffers.in(ByteBuffer.allocate(10), 2, VIEW))
        .hasMessageContaining("bytes of the block = 10, must be at least");
    assertThatThrownBy(
            () ->
                VectorEnvironment.of(SmallScenario.of(1), SETTINGS, VectorSettings.of(3), buffers))
        .hasMessageContaining("size of rewards = 2, must be at least 3");
  }
}
