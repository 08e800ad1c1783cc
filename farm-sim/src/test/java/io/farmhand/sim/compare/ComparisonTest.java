package io.farmhand.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.control.Decision;
import io.farmhand.control.Limits;
import io.farmhand.control.Reason;
import io.farmhand.sim.environment.EnvironmentSettings;
import io.farmhand.sim.environment.SimulatedEnvironment;
import io.farmhand.sim.parallel.Parallel;
import io.farmhand.sim.random.Purpose;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.simulation.SimulationListener;
import io.farmhand.sim.stats.Sample;
import io.farmhand.sim.workload.TraceGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Scenario SMALL = SmallScenario.load();
  private static final int EPISODES = 12;

  private static List<ContenderResult> run(int jobs, Contender... contenders) {
    return Comparison.of(SMALL, 5, EPISODES)
        .run(List.of(contenders), Parallel.of(jobs), done -> {});
  }

  private static Contender contender(String spec) {
    return Contender.of(Controllers.parse(spec));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Contender[] contenders = {contender("square-root:beta=1"), contender("reactive-maximum")};
    assertThat(run(4, contenders)).isEqualTo(run(1, contenders));
  }

  @Test
  void anEpisodeIsTheSameWhoeverElseIsCompared() {
    ContenderResult alone = run(1, contender("erlang-c")).getFirst();
    ContenderResult last =
        run(2, contender("static:5"), contender("reactive-average"), contender("erlang-c"))
            .getLast();
    assertThat(last).isEqualTo(alone);
  }

  @Test
  void allMeetTheSameEpisodes() {
    List<ContenderResult> results =
        run(1, contender("static:4"), contender("static:4").named("again"));
    assertThat(results.get(1).difference(Metric.QOS, results.get(0)).max()).isZero();
    assertThat(results.get(0).sample(Metric.QOS).sd()).isPositive();
    assertThat(results.get(0).episodes())
        .extracting(EpisodeResult::seed)
        .doesNotHaveDuplicates()
        .element(3)
        .isEqualTo(Purpose.TEST.episode(5, 3).seed());
  }

  @Test
  void aConstantPoolBeginsAsItStays() {
    ContenderResult seven = run(1, contender("static:7")).getFirst();
    assertThat(seven.sample(Metric.MEAN_TARGET).mean()).isEqualTo(7);
    assertThat(seven.sample(Metric.MEAN_WORKERS).mean()).isCloseTo(7, within(1e-9));
    assertThat(seven.sample(Metric.ACTIONS).max()).isZero();
    assertThat(seven.sample(Metric.NO_OPS).max()).isLessThanOrEqualTo(6);
  }

  @Test
  void aControllerMayDecideAtItsOwnPeriod() {
    var pool = Controllers.fixed(5);
    Contender often =
        new Contender(
            "often", i -> pool, pool.initialWorkers(), Optional.of(Duration.ofSeconds(2)));
    var steps = run(1, often).getFirst().episodes().getFirst().steps();
    assertThat(steps.get(1).timeSeconds() - steps.get(0).timeSeconds()).isEqualTo(2);
    assertThat(steps.size()).isGreaterThan(20);
    assertThat(Contender.atItsOwnPeriod(pool).period()).contains(pool.period());
  }

  @Test
  void atOtherStepsThanTheScenariosThereIsNoReward() {
    var pool = Controllers.fixed(5);
    Contender often =
        new Contender(
            "often", i -> pool, pool.initialWorkers(), Optional.of(Duration.ofSeconds(2)));
    List<ContenderResult> results = run(1, often, contender("static:5"));
    assertThat(results.get(0).sample(Metric.REWARD)).isEqualTo(Sample.UNKNOWN);
    assertThat(results.get(0).sample(Metric.REWARD).interval().halfWidth()).isNaN();
    assertThat(results.get(1).sample(Metric.REWARD).mean()).isFinite();
    assertThat(results.get(1).difference(Metric.REWARD, results.get(0))).isEqualTo(Sample.UNKNOWN);
    assertThat(results.get(1).difference(Metric.QOS, results.get(0)).mean()).isFinite();
  }

  @Test
  void whoDoesNotComeToAnEndIsNamedWhenItIsInterrupted() {
    AtomicBoolean mayEnd = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    Controller endless =
        seen -> {
          caller.interrupt();
          while (!mayEnd.get()) {
            Thread.onSpinWait();
          }
          return new Decision(3, Reason.of("late", "late"));
        };
    Contender slow =
        Contender.of(
            new ControllerFactory() {
              @Override
              public String name() {
                return "slow";
              }

              @Override
              public Duration period() {
                return Controllers.PERIOD;
              }

              @Override
              public Controller create(Limits limits, Duration period) {
                return endless;
              }
            });
    assertThatThrownBy(() -> run(1, contender("static:5"), slow))
        .isInstanceOf(CancellationException.class)
        .hasMessage("Interrupted; slow did not come to an end of episode 0");
    mayEnd.set(true);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void stepsTellWhatWasDone() {
    for (EpisodeResult episode : run(1, contender("reactive-average")).getFirst().episodes()) {
      var steps = episode.steps();
      assertThat(steps).hasSize(episode.figures().steps());
      assertThat(steps.stream().filter(step -> step.before() != step.after()))
          .hasSize(episode.figures().actions());
      assertThat(steps.stream().mapToInt(EpisodeResult.Step::after).average().orElseThrow())
          .isCloseTo(episode.figures().meanTarget(), within(1e-12));
      assertThat(steps.getFirst().timeSeconds()).isEqualTo(4);
    }
  }

  @Test
  void anEpisodeIsPlayedAgainAsItWas() {
    Comparison comparison = Comparison.of(SMALL, 5, EPISODES);
    EpisodeResult first = run(1, contender("erlang-c")).getFirst().episodes().get(7);
    AtomicInteger arrivals = new AtomicInteger();
    List<Integer> targets = new ArrayList<>();
    EpisodeResult again =
        comparison.replay(
            contender("erlang-c"),
            7,
            new SimulationListener() {
              @Override
              public void arrived(int task, long nanos) {
                arrivals.incrementAndGet();
              }
            },
            decision -> targets.add(decision.targetAfter()));
    assertThat(again).isEqualTo(first);
    assertThat(arrivals.get()).isEqualTo(first.figures().tasks());
    assertThat(targets).isEqualTo(first.steps().stream().map(EpisodeResult.Step::after).toList());
    assertThatThrownBy(
            () ->
                comparison.replay(
                    contender("erlang-c"), EPISODES, new SimulationListener() {}, decision -> {}))
        .hasMessage("index = 12, must be in 0 .. 11");
  }

  @Test
  void stepsTellWhatWasSeen() {
    for (EpisodeResult.Step step :
        run(1, contender("erlang-c")).getFirst().episodes().getFirst().steps()) {
      assertThat(step.seen().arrivalsPerSecond()).isNotNegative();
      assertThat(step.seen().inFlight()).isBetween(0, step.seen().workers());
      assertThat(step.seen().workers()).isGreaterThanOrEqualTo(step.before());
      assertThat(step.reason()).isNotBlank();
    }
  }

  /** The reward is that of the environment in which the same actions are taken. */
  @Test
  void rewardsAreThoseOfTheEnvironment() {
    SimulatedEnvironment environment =
        SimulatedEnvironment.of(SMALL, EnvironmentSettings.paper().withActions(ActionSet.PAPER));
    for (EpisodeResult episode : run(1, contender("reactive-maximum")).getFirst().episodes()) {
      RandomStreams streams = RandomStreams.of(episode.seed());
      environment.begin(TraceGenerator.of(SMALL.workload()).generate(streams), streams);
      double sum = 0;
      for (EpisodeResult.Step step : episode.steps()) {
        var made = environment.step(1 + step.after() - step.before());
        sum += made.reward();
      }
      assertThat(episode.reward()).isCloseTo(sum, within(1e-9));
    }
  }

  @Test
  void percentilesAreByNearestRank() {
    ContenderResult result = run(1, contender("static:4")).getFirst();
    assertThat(result.percentile(Metric.QOS, 1)).isEqualTo(result.sample(Metric.QOS).max());
    assertThat(result.percentile(Metric.QOS, 0.01)).isEqualTo(result.sample(Metric.QOS).min());
    assertThatThrownBy(() -> result.percentile(Metric.QOS, 0)).hasMessageContaining("share = 0");
  }

  @Test
  void namesAreGivenOnce() {
    assertThatThrownBy(() -> run(1, contender("static:4"), contender("static:4")))
        .hasMessage("name = static:4, must be given once");
  }
}
