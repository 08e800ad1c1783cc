package io.farmhand.sim.environment;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.monitor.Observation;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Many simulated environments in lock-step, with the contract of Gymnasium 1.x' vector
 * environments, over buffers of the caller.
 *
 * <p>{@link #reset(long)} begins an episode in each; {@link #step()} takes their actions from the
 * buffers, and writes observations, rewards and ends there. When an episode has ended, {@link
 * Autoreset} says when the next begins. Environment {@code i} gives what a {@link
 * SimulatedEnvironment} with its seed gives, on any number of threads.
 *
 * <p>For one caller at a time.
 */
public final class VectorEnvironment implements AutoCloseable {
  /** The figures of an episode that has ended, in the order in which the buffer has them. */
  public static final List<String> FIGURES =
      List.of(
          "tasks",
          "on_time",
          "unfinished",
          "steps",
          "actions",
          "mean_target",
          "max_target",
          "worker_seconds",
          "schedule_seconds",
          "backlog_worker_seconds");

  private final Lane[] lanes;
  private final Autoreset autoreset;
  private final VectorBuffers buffers;
  private final Crew crew;
  private final IntConsumer stepOne = this::stepOne;

  private VectorEnvironment(
      Scenario scenario,
      EnvironmentSettings settings,
      VectorSettings vector,
      VectorBuffers buffers) {
    this.buffers = buffers;
    autoreset = vector.autoreset();
    lanes = new Lane[vector.environments()];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] =
          new Lane(
              vector
                  .bank()
                  .map(bank -> SimulatedEnvironment.of(scenario, settings, bank))
                  .orElseGet(() -> SimulatedEnvironment.of(scenario, settings)),
              buffers,
              i);
    }
    crew = new Crew(Math.min(vector.threads(), lanes.length), lanes.length);
  }

  /**
   * Environments of one scenario.
   *
   * @throws IllegalArgumentException when a buffer is too small
   */
  public static VectorEnvironment of(
      Scenario scenario,
      EnvironmentSettings settings,
      VectorSettings vector,
      VectorBuffers buffers) {
    buffers.check(vector.environments(), settings.view().size());
    return new VectorEnvironment(scenario, settings, vector, buffers);
  }

  /** How many environments there are. */
  public int size() {
    return lanes.length;
  }

  /** What a row of the observations holds. */
  public ObservationView view() {
    return lanes[0].environment.view();
  }

  /** The actions of each environment. */
  public ActionSet actions() {
    return lanes[0].environment.actions();
  }

  /** When an episode that has ended is followed by the next. */
  public Autoreset autoreset() {
    return autoreset;
  }

  /** Where actions are read and results written. */
  public VectorBuffers buffers() {
    return buffers;
  }

  /** Begins an episode in each, with the seeds {@code seed}, {@code seed + 1} and so on. */
  public void reset(long seed) {
    reset(LongStream.range(0, lanes.length).map(i -> seed + i).toArray(), null, ResetOptions.NONE);
  }

  /** Begins another episode in each, drawn from the seed given last. */
  public void reset() {
    reset(null, null, ResetOptions.NONE);
  }

  /** Begins another episode in those of the mask; the others stay as they are. */
  public void reset(boolean[] mask) {
    reset(null, mask, ResetOptions.NONE);
  }

  /**
   * Begins episodes, and writes their first observations.
   *
   * @param seeds for each environment; without them each goes on from the seed given last
   * @param mask which ones, at least one; all of them without it
   * @param options what the episodes begin with
   * @throws IllegalArgumentException when these do not suit; nothing has changed then
   */
  public void reset(long @Nullable [] seeds, boolean @Nullable [] mask, ResetOptions options) {
    Require.that(
        seeds == null || seeds.length == lanes.length,
        "seeds",
        seeds == null ? 0 : seeds.length,
        "one for each of " + lanes.length + " environments");
    Require.that(
        mask == null || mask.length == lanes.length,
        "mask",
        mask == null ? 0 : mask.length,
        "one for each of " + lanes.length + " environments");
    Require.that(mask == null || hasAny(mask), "mask", "empty", "set for at least one environment");
    var _ = lanes[0].environment.workers(options);
    crew.run(
        i -> {
          if (mask == null || mask[i]) {
            lanes[i].reset(seeds, options);
          }
        });
  }

  private static boolean hasAny(boolean[] mask) {
    for (boolean set : mask) {
      if (set) {
        return true;
      }
    }
    return false;
  }

  /**
   * Acts in each environment as the buffer of actions says, and goes on to its next decision.
   *
   * @return how many episodes ended in it
   * @throws IllegalArgumentException when there is no such action; nothing has changed then
   * @throws IllegalStateException before the first reset, and without autoreset when an episode has
   *     ended and was not reset; nothing has changed then
   */
  public int step() {
    for (Lane lane : lanes) {
      lane.check(autoreset);
    }
    crew.run(stepOne);
    int endings = 0;
    for (Lane lane : lanes) {
      endings += lane.justEnded ? 1 : 0;
    }
    return endings;
  }

  private void stepOne(int i) {
    lanes[i].step(autoreset);
  }

  /** Every number that environment {@code i} saw last, without bounds. */
  public Observation seen(int i) {
    return lanes[i].seen();
  }

  /** What came out of the episode that ended last in environment {@code i}; null before any did. */
  public @Nullable EpisodeFigures figures(int i) {
    return lanes[i].figures;
  }

  /** There are no episodes under way any more, and no threads. */
  @Override
  public void close() {
    crew.close();
    for (Lane lane : lanes) {
      lane.environment.close();
    }
  }

  /** One environment and its rows of the buffers. */
  private static final class Lane {
    private final SimulatedEnvironment environment;
    private final VectorBuffers buffers;
    private final int index;
    private final float[] row;
    private final double[] rawRow;
    private boolean ended;
    private boolean justEnded;
    private @Nullable Observation seen;
    private @Nullable EpisodeFigures figures;

    Lane(SimulatedEnvironment environment, VectorBuffers buffers, int index) {
      this.environment = environment;
      this.buffers = buffers;
      this.index = index;
      row = new float[environment.view().size()];
      rawRow = new double[row.length];
    }

    Observation seen() {
      if (seen == null) {
        throw new IllegalStateException("no episode is under way; call reset() first");
      }
      return seen;
    }

    void reset(long @Nullable [] seeds, ResetOptions options) {
      begun(seeds == null ? environment.reset(options) : environment.reset(seeds[index], options));
      result(0, false, false);
    }

    private void begun(Environment.Start start) {
      ended = false;
      show(start.seen());
    }

    /** Fails before anything has changed. */
    void check(Autoreset autoreset) {
      seen();
      if (!ended) {
        int action = buffers.actions().get(index);
        int size = environment.actions().size();
        if (action < 0 || action >= size) {
          Require.that(false, "actions[" + index + "]", action, "in 0 .. " + (size - 1));
        }
      } else if (autoreset == Autoreset.DISABLED) {
        throw new IllegalStateException(
            "the episode of environment "
                + index
                + " has ended and autoreset is disabled; reset it with a mask before the next step");
      }
    }

    void step(Autoreset autoreset) {
      if (ended) {
        begun(environment.reset());
        result(0, false, false);
        return;
      }
      Environment.Step step = environment.step(buffers.actions().get(index));
      result(step.reward(), step.terminated(), step.truncated());
      ended = step.ended();
      show(step.seen());
      if (ended) {
        finish(step);
        if (autoreset == Autoreset.SAME_STEP) {
          buffers.finalRaw().put(index * row.length, rawRow);
          buffers.finalObservations().put(index * row.length, row);
          begun(environment.reset());
        }
      }
    }

    private void finish(Environment.Step step) {
      EpisodeFigures all = step.figures();
      figures = all;
      if (all != null) {
        int at = index * FIGURES.size();
        buffers
            .figures()
            .put(at, all.tasks())
            .put(at + 1, all.onTime())
            .put(at + 2, all.unfinished())
            .put(at + 3, all.steps())
            .put(at + 4, all.actions())
            .put(at + 5, all.meanTarget())
            .put(at + 6, all.maxTarget())
            .put(at + 7, all.workerSeconds())
            .put(at + 8, all.scheduleSeconds())
            .put(at + 9, all.backlogWorkerSeconds());
      }
    }

    private void show(Observation observation) {
      seen = observation;
      environment.view().write(observation, rawRow, row);
      buffers.observations().put(index * row.length, row);
      buffers.raw().put(index * row.length, rawRow);
    }

    private void result(double reward, boolean terminated, boolean truncated) {
      justEnded = terminated || truncated;
      buffers.rewards().put(index, reward);
      buffers.terminated().put(index, (byte) (terminated ? 1 : 0));
      buffers.truncated().put(index, (byte) (truncated ? 1 : 0));
    }
  }
}
