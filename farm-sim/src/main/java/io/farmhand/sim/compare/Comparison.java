package io.farmhand.sim.compare;

import io.farmhand.check.Require;
import io.farmhand.control.DecisionRecord;
import io.farmhand.monitor.Observation;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.ControllerFailedException;
import io.farmhand.sim.simulation.Episode;
import io.farmhand.sim.simulation.EpisodeFigures;
import io.farmhand.sim.simulation.SimulationListener;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Controllers on the same episodes: each meets the same load, and the platform draws from the same
 * streams, so that their differences can be taken episode by episode.
 *
 * <p>Episode {@code i} draws from {@link Purpose#TEST}'s streams of the seed. The result does not
 * depend on the number of threads.
 */
public final class Comparison {
  private final Scenario scenario;
  private final long seed;
  private final int episodes;
  private final Reward reward;

  private Comparison(Scenario scenario, long seed, int episodes, Reward reward) {
    Require.that(episodes >= 2, "episodes", episodes, "at least 2, for an interval");
    this.scenario = scenario;
    this.seed = seed;
    this.episodes = episodes;
    this.reward = reward;
  }

  /**
   * A comparison in this scenario.
   *
   * @param seed root seed
   * @param episodes how many, at least 2
   */
  public static Comparison of(Scenario scenario, long seed, int episodes) {
    return new Comparison(scenario, seed, episodes, Reward.PAPER);
  }

  /** The same with another reward than the published one. */
  public Comparison withReward(Reward other) {
    return new Comparison(scenario, seed, episodes, other);
  }

  /**
   * Runs all of them.
   *
   * @param contenders with different names
   * @param parallel the threads; controllers are made and used on any of them
   * @param done hears how many episodes are done, each counted once for all contenders
   * @return their results in the same order
   * @throws ControllerFailedException when a controller does, with its episode
   * @throws CancellationException when the calling thread is interrupted; its message names what
   *     did not end then
   */
  public List<ContenderResult> run(
      List<Contender> contenders, Parallel parallel, IntConsumer done) {
    requireDifferentNames(contenders);
    EpisodeResult[][] results = new EpisodeResult[contenders.size()][episodes];
    Map<Integer, String> playing = new ConcurrentSkipListMap<>();
    try {
      parallel.run(
          episodes,
          () -> new Stage(contenders, playing),
          (stage, index) -> {
            List<EpisodeResult> row = stage.run(index);
            for (int i = 0; i < row.size(); i++) {
              results[i][index] = row.get(i);
            }
          },
          done);
    } catch (CancellationException _) {
      throw cancelled(playing);
    }
    List<ContenderResult> list = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      list.add(new ContenderResult(contenders.get(i).name(), List.of(results[i])));
    }
    return list;
  }

  private static CancellationException cancelled(Map<Integer, String> playing) {
    StringBuilder message = new StringBuilder("Interrupted");
    for (String name : new TreeSet<>(playing.values())) {
      String own =
          playing.entrySet().stream()
              .filter(each -> each.getValue().equals(name))
              .map(each -> each.getKey().toString())
              .collect(Collectors.joining(", "));
      message.append("; ").append(name).append(" did not come to an end of episode ").append(own);
    }
    return new CancellationException(message.toString());
  }

  /**
   * Plays one episode of one of them again, for those who want to know more of it than its result.
   *
   * @param index number of the episode
   * @param events hears what happens in the farm
   * @param decisions hears each decision
   * @return its result
   */
  public EpisodeResult replay(
      Contender contender,
      int index,
      SimulationListener events,
      Consumer<DecisionRecord> decisions) {
    Require.that(index >= 0 && index < episodes, "index", index, "in 0 .. " + (episodes - 1));
    return new Stage(List.of(contender), new ConcurrentSkipListMap<>())
        .replay(index, events, decisions);
  }

  private static void requireDifferentNames(List<Contender> contenders) {
    Set<String> names = new HashSet<>();
    for (Contender contender : contenders) {
      Require.that(names.add(contender.name()), "name", contender.name(), "given once");
    }
  }

  /** What a thread needs: a simulator for each contender. */
  private final class Stage {
    private final TraceGenerator traces = TraceGenerator.of(scenario.workload());
    private final List<Contender> contenders;
    private final List<Episode> simulators;

    /** Who plays, by the number of the episode. */
    private final Map<Integer, String> playing;

    Stage(List<Contender> contenders, Map<Integer, String> playing) {
      this.contenders = contenders;
      this.playing = playing;
      simulators = contenders.stream().map(each -> each.episode(scenario)).toList();
    }

    List<EpisodeResult> run(int index) {
      RandomStreams streams = Purpose.TEST.episode(seed, index);
      Trace trace = traces.generate(streams);
      List<EpisodeResult> row = new ArrayList<>();
      for (int i = 0; i < contenders.size(); i++) {
        simulators.get(i).begin(trace, streams);
        row.add(play(i, index, streams.seed(), decision -> {}));
      }
      return row;
    }

    EpisodeResult replay(int index, SimulationListener events, Consumer<DecisionRecord> decisions) {
      RandomStreams streams = Purpose.TEST.episode(seed, index);
      simulators.getFirst().begin(traces.generate(streams), streams, events);
      return play(0, index, streams.seed(), decisions);
    }

    private EpisodeResult play(int i, int index, long own, Consumer<DecisionRecord> listener) {
      Episode episode = simulators.get(i);
      List<EpisodeResult.Step> steps = new ArrayList<>(episode.maxSteps());
      RewardMeter meter = new RewardMeter(reward);
      int tasks = episode.farm().tasks();
      playing.put(index, contenders.get(i).name());
      try {
        episode.decide(
            contenders.get(i).controllers().apply(index),
            decision -> {
              steps.add(step(decision));
              meter.decided(decision, tasks);
              listener.accept(decision);
            });
      } catch (ControllerFailedException failure) {
        throw failure.in("episode " + index + " of seed " + seed);
      } finally {
        playing.remove(index);
      }
      Observation end = episode.farm().observe();
      boolean terminated = episode.farm().done();
      EpisodeFigures figures = episode.finish();
      double sum = meter.sum(end, episode.farm(), terminated, figures);
      boolean sameSteps = episode.step().equals(scenario.control().step());
      return new EpisodeResult(index, own, figures, sameSteps ? sum : Double.NaN, steps);
    }

    private static EpisodeResult.Step step(DecisionRecord made) {
      int after = made.changesTarget() ? made.targetAfter() : made.targetBefore();
      return new EpisodeResult.Step(
          made.dueNanos() * 1e-9,
          made.targetBefore(),
          made.wanted(),
          after,
          EpisodeResult.Seen.of(made.observation()),
          made.reason().code());
    }
  }
}
