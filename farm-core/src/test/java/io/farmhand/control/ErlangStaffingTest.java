package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ErlangStaffingTest extends ControllerContract {
  private static final SampleObservation STEADY =
      SampleObservation.idle().arrivals(40).served(40, 1.5, 0.25);

  @Override
  protected ControllerFactory factory() {
    return Controllers.parse("erlang-c:epsilon=0.01,service=1500ms");
  }

  @Test
  void staffsForTheShareOfLateTasks() {
    int strict = decide(Controllers.erlangC(0.001), STEADY);
    int usual = decide(Controllers.erlangC(0.01), STEADY);
    int lax = decide(Controllers.erlangC(0.2), STEADY);
    assertThat(lax).isGreaterThan(7);
    assertThat(usual).isGreaterThan(lax);
    assertThat(strict).isGreaterThan(usual);
  }

  @Test
  void isTheLeastNumberThatTheFormulaAllows() {
    SampleObservation exponential =
        SampleObservation.idle().arrivals(40).served(40, 1, 1).slack(1, 0);
    int target = decide(Controllers.erlangC(0.01), exponential);
    assertThat(late(target)).isLessThanOrEqualTo(0.01);
    assertThat(late(target - 1)).isGreaterThan(0.01);
  }

  private static double late(int servers) {
    return ErlangC.waiting(servers, 5) * Math.exp(-(servers - 5));
  }

  @Test
  void takesTheSlackOfTheWindowOnceItIsKnown() {
    Controller controller = run(Controllers.erlangC(0.01));
    int guessed = controller.decide(STEADY.build()).target();
    int tight =
        controller
            .decide(SampleObservation.idle().arrivals(40).served(40, 1.5, 0.25).slack(0, 0).build())
            .target();
    int remembered = controller.decide(STEADY.build()).target();
    assertThat(tight).isGreaterThan(guessed);
    assertThat(remembered).isEqualTo(tight);
  }

  @Test
  void aSlackThatSpreadsNeedsMoreWorkersThanAFixedOne() {
    SampleObservation seen = SampleObservation.idle().arrivals(40).served(40, 1.5, 0.25);
    int fixed = decide(Controllers.erlangC(0.01), seen.slack(1.5, 0));
    int spread = decide(Controllers.erlangC(0.01), seen.slack(1.5, 1));
    assertThat(spread).isGreaterThan(fixed);
  }

  @Test
  void addsWhatServesTheBacklogWithinAPeriod() {
    int calm = decide(Controllers.erlangC(0.01), STEADY);
    SampleObservation backlog =
        SampleObservation.idle().arrivals(40).served(40, 1.5, 0.25).queues(16, 0, 0, 0);
    assertThat(decide(Controllers.erlangC(0.01), backlog)).isEqualTo(calm + 3);
  }

  @Test
  void wantsTheGreatestNumberWhenEvenThatIsTooFew() {
    SampleObservation flood = SampleObservation.idle().arrivals(4000).served(40, 1.5, 0.25);
    assertThat(decide(Controllers.erlangC(0.01), flood)).isEqualTo(32);
  }

  @Test
  void keepsTheTargetBeforeAnyTaskWasServed() {
    Decision decision =
        run(Controllers.erlangC(0.01))
            .decide(SampleObservation.idle().workers(7, 0).arrivals(48).build());
    assertThat(decision.target()).isEqualTo(7);
    assertThat(decision.reason().code()).isEqualTo("no-data");
  }

  @Property
  void moreArrivalsNeverWantFewerWorkers(@ForAll @IntRange(max = 200) int arrivals) {
    SampleObservation seen = SampleObservation.idle().served(40, 1.5, 0.25);
    int fewer = decide(Controllers.erlangC(0.01), seen.arrivals(arrivals));
    int more = decide(Controllers.erlangC(0.01), seen.arrivals(arrivals + 1L));
    assertThat(more).isGreaterThanOrEqualTo(fewer);
  }

  private static int decide(ControllerFactory factory, SampleObservation seen) {
    return run(factory).decide(seen.build()).target();
  }

  private static Controller run(ControllerFactory factory) {
    return factory.create(Limits.between(1, 32), Duration.ofSeconds(8));
  }
}
