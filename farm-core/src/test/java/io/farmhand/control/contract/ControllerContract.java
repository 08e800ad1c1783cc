package io.farmhand.control.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Decision;
import io.farmhand.control.Limiter;
import io.farmhand.control.Limits;
import io.farmhand.monitor.Observation;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every controller has to keep to, whatever it observes; its test extends this. */
public abstract class ControllerContract {
  private static final Limits LIMITS = Limits.between(1, 32);
  private static final Duration PERIOD = Duration.ofSeconds(8);

  /** The factory under test. */
  protected abstract ControllerFactory factory();

  /** Runs of any observations. */
  @Provide
  protected Arbitrary<List<Observation>> runs() {
    return WildObservations.any().list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void decidesWithAReasonWhateverItObserves(@ForAll("runs") List<Observation> run) {
    Controller controller = fresh();
    for (Observation seen : run) {
      Decision decision = controller.decide(seen);
      assertThat(decision).isNotNull();
      assertThat(decision.target()).isNotNegative();
      assertThat(decision.reason().code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(decision.reason().text()).isNotBlank().doesNotContain("{}");
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void staysWithinTheLimitsWhateverItObserves(@ForAll("runs") List<Observation> run) {
    Controller controller = fresh();
    Limiter limiter = Limiter.of(LIMITS.withStep(1));
    int target = 12;
    for (int i = 0; i < run.size(); i++) {
      int wanted = controller.decide(run.get(i)).target();
      int next = limiter.limit(i * PERIOD.toNanos(), target, wanted);
      assertThat(next).isBetween(Math.max(1, target - 1), Math.min(32, target + 1));
      target = next;
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void decidesTheSameForTheSameObservations(@ForAll("runs") List<Observation> run) {
    assertThat(decisions(fresh(), run)).isEqualTo(decisions(fresh(), run));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void knowsNothingOfOtherRuns(
      @ForAll("runs") List<Observation> run, @ForAll("runs") List<Observation> other) {
    List<Decision> alone = decisions(fresh(), run);
    ControllerFactory factory = factory();
    Controller first = factory.create(LIMITS, PERIOD);
    Controller second = factory.create(LIMITS, PERIOD);
    decisions(second, other);
    List<Decision> beside = decisions(first, run);
    assertThat(beside).isEqualTo(alone);
  }

  @Example
  void hasANameAndAPeriod() {
    assertThat(factory().name()).matches("[a-z0-9]+(-[a-z0-9]+)*(:\\S+)?");
    assertThat(factory().period()).isPositive();
  }

  private Controller fresh() {
    return factory().create(LIMITS, PERIOD);
  }

  private static List<Decision> decisions(Controller controller, List<Observation> run) {
    return run.stream().map(controller::decide).toList();
  }
}
