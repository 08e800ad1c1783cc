package io.farmhand.lab.environment;

import io.farmhand.sim.environment.Environment;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.environment.SimulatedEnvironment;
import io.farmhand.sim.environment.VectorBuffers;
import io.farmhand.sim.environment.VectorEnvironment;
import io.farmhand.sim.environment.VectorSettings;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Sampling;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.TraceBank;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The ways to step a scenario's environments that are compared: one and many, drawn and banked. */
public final class Rides implements AutoCloseable {
  private static final int LOCK_STEPS = 16;

  private final Scenario scenario;
  private final EnvironmentSettings settings;
  private final List<Ride> all = new ArrayList<>();
  private final List<VectorEnvironment> open = new ArrayList<>();

  /**
   * All ways.
   *
   * @param environments how many step in lock-step
   * @param threads on how many threads they do, one way for each
   */
  public Rides(Scenario scenario, int environments, List<Integer> threads) {
    this.scenario = scenario;
    settings = EnvironmentSettings.of(scenario);
    TraceBank bank = TraceBank.of(scenario.workload(), 1, TraceBank.USUAL_SIZE);
    all.add(new Single("one, drawn online", SimulatedEnvironment.of(scenario, settings)));
    all.add(new Single("one, from a bank", SimulatedEnvironment.of(scenario, settings, bank)));
    VectorSettings usual = VectorSettings.of(environments);
    for (int count : threads) {
      String on = environments + " on " + count + " thread(s), ";
      all.add(new Many(on + "drawn online", vector(usual.withThreads(count))));
      all.add(new Many(on + "from a bank", vector(usual.withThreads(count).withBank(bank))));
    }
  }

  private VectorEnvironment vector(VectorSettings vectorSettings) {
    VectorBuffers buffers =
        VectorBuffers.direct(vectorSettings.environments(), settings.view().size());
    VectorEnvironment vector = VectorEnvironment.of(scenario, settings, vectorSettings, buffers);
    open.add(vector);
    return vector;
  }

  /** The ways, in the order of the table. */
  public List<Ride> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    open.forEach(VectorEnvironment::close);
  }

  /** Whole episodes of one environment. */
  private static final class Single implements Ride {
    private final String name;
    private final Environment environment;
    private final RandomGenerator chance = RandomStreams.of(1).stream("actions");
    private final float[] observation;
    private double sink;

    Single(String name, Environment environment) {
      this.name = name;
      this.environment = environment;
      observation = new float[environment.view().size()];
      environment.reset(1);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long steps() {
      environment.view().write(environment.reset().seen(), observation, 0);
      long steps = 0;
      Environment.Step step;
      do {
        step = environment.step(Sampling.index(chance, environment.actions().size()));
        environment.view().write(step.seen(), observation, 0);
        sink += observation[0] + step.reward();
        steps++;
      } while (!step.ended());
      return Double.isNaN(sink) ? 0 : steps;
    }
  }

  /** Some steps of many environments. */
  private static final class Many implements Ride {
    private final String name;
    private final VectorEnvironment vector;
    private final RandomGenerator chance = RandomStreams.of(1).stream("actions");

    Many(String name, VectorEnvironment vector) {
      this.name = name;
      this.vector = vector;
      vector.reset(1);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long steps() {
      int actions = vector.actions().size();
      for (int step = 0; step < LOCK_STEPS; step++) {
        for (int i = 0; i < vector.size(); i++) {
          vector.buffers().actions().put(i, Sampling.index(chance, actions));
        }
        vector.step();
      }
      return (long) LOCK_STEPS * vector.size();
    }
  }
}
