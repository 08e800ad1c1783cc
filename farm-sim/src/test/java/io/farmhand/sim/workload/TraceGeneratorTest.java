package io.farmhand.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.RandomStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceGeneratorTest {
  private static final double SMALLEST = 1.7099e-7 * 512 * 512 + 0.0016655;
  private static final double LARGEST = 1.7099e-7 * 4096 * 4096 + 0.0016655;

  @ParameterizedTest
  @CsvSource({
    "paper, 1, 8cec788a58f2835d9bb0f4b2f9ad5a6e6e6ceab2933c9422c644bf3f1bcdc520",
    "paper, -7, 3aac7b846905d740399b50fb277058d629dca953d1809dd75ba7f87eb6b91a73",
    "paper-as-run, 1, d7a3f75154a0c3fdecc3de206936fb825871f4293fcda2329e76bdf770f88112",
    "paper-shuffled, 1, 24df887552a25d1627304834eddc7aa45f2320112581ada476f4a408732734c0",
    "paper-random, 1, 3e0947378c70d7e5a747e5f7fe1a5fb7fca4efad88435faba1fffc9ac476acff",
    "steady, 1, b64692201a2bfd142d30524d6fe7bbafc91245d53ecaef02afa7c46668294cbf",
    "ramps, 1, 49697839145debf56211dddaeb98e62f5747c3f1b1bb7cbb418f96561cff0cc1",
    "sine, 1, 9fbc4162ea18ea1b608582d4894dafd87be567f032182e8b92dae45c906f0cee",
    "diurnal, 1, ebd8a79af56c5dde7f37a2f37355198537d2e3e7f9d678ca0d6d8d157e8832e3",
    "flash-crowd, 1, d97e017334d24fc9f45980e69360dfa34c24f58227e1ae6e96882169927edc4f",
    "bursts, 1, c28af351059e88faa27b4de122adade6a6b24759c80b08812f20654d6fe05e24",
    "heavy-tailed, 1, c878a78d02cebd29fbd5767fa972c7dd00d3e54a9a24b1922a115b558260ecce",
  })
  void aSeedGivesTheSameBytesForEver(String scenario, long seed, String digest) {
    assertThat(PaperWorkload.trace(scenario, seed).digest()).isEqualTo(digest);
  }

  @Property(tries = 50)
  void aGeneratorKeepsNothingOfTheTraceBefore(@ForAll long seed, @ForAll long other) {
    TraceGenerator generator = PaperWorkload.generator("paper-shuffled");
    generator.generate(RandomStreams.of(other));
    assertThat(generator.generate(RandomStreams.of(seed)).digest())
        .isEqualTo(PaperWorkload.trace("paper-shuffled", seed).digest());
  }

  @Property(tries = 50)
  void aTransientTraceIsTheSameUntilTheNext(@ForAll long seed, @ForAll long other) {
    for (String scenario : new String[] {"paper", "paper-random"}) {
      TraceGenerator generator = PaperWorkload.generator(scenario);
      Trace kept = generator.generate(RandomStreams.of(seed));
      String digest = kept.digest();
      assertThat(generator.generateTransient(RandomStreams.of(seed)).digest()).isEqualTo(digest);
      generator.generateTransient(RandomStreams.of(other));
      assertThat(kept.digest()).isEqualTo(digest);
    }
  }

  @Property(tries = 50)
  void serviceTimesDeadlinesAndSizesBelongTogether(@ForAll long seed) {
    Trace trace = PaperWorkload.trace("paper", seed);
    for (int i = 0; i < trace.size(); i++) {
      double service = trace.serviceSeconds(i);
      assertThat(service).isBetween(SMALLEST, LARGEST);
      assertThat(trace.deadlineSeconds(i)).isEqualTo(Math.max(0.1, 2 * service));
      assertThat(trace.estimateSeconds(i)).isEqualTo(service);
      double size = trace.taskSize(i);
      assertThat(1.7099e-7 * size * size + 0.0016655).isCloseTo(service, within(1e-12));
    }
  }

  @Test
  void theOfferedLoadIsThatOfThePaper() {
    double mean = PaperWorkload.of("paper").service().effectiveTime().mean();
    assertThat(1140 / 240.0 * (mean + 0.05)).isCloseTo(7.1, within(0.15));
    double sum = 0;
    int seeds = 200;
    for (long seed = 0; seed < seeds; seed++) {
      Trace trace = PaperWorkload.trace("paper", seed);
      for (int i = 0; i < trace.size(); i++) {
        sum += trace.serviceSeconds(i) / trace.size();
      }
    }
    assertThat(sum / seeds).isCloseTo(mean, within(5 * 0.68 / Math.sqrt(1140 * seeds)));
  }

  @Test
  void arrivalsDoNotDependOnTheServiceTimes() {
    PhasedWorkload paper = PaperWorkload.of("paper");
    PhasedWorkload constant =
        with(paper, ServiceModel.of(new Constant(1)), new DeadlineRule(0.01, 0.1, 30), 0);
    Trace a = PaperWorkload.trace("paper", 3);
    Trace b = TraceGenerator.of(constant).generate(RandomStreams.of(3));
    for (int i = 0; i < a.size(); i++) {
      assertThat(b.arrivalSeconds(i)).isEqualTo(a.arrivalSeconds(i));
      assertThat(b.deadlineSeconds(i)).isEqualTo(0.1);
    }
    assertThat(b.taskSize(0)).isNaN();
  }

  @Test
  void wrongEstimatesLeaveTheTrueTimesAndDeadlinesAlone() {
    PhasedWorkload paper = PaperWorkload.of("paper");
    Trace exact = PaperWorkload.trace("paper", 3);
    Trace wrong =
        TraceGenerator.of(with(paper, paper.service(), paper.deadline(), 0.3))
            .generate(RandomStreams.of(3));
    double sum = 0;
    for (int i = 0; i < exact.size(); i++) {
      assertThat(wrong.serviceSeconds(i)).isEqualTo(exact.serviceSeconds(i));
      assertThat(wrong.deadlineSeconds(i)).isEqualTo(exact.deadlineSeconds(i));
      double error = wrong.estimateSeconds(i) / exact.serviceSeconds(i) - 1;
      assertThat(error).isBetween(-0.3, 0.3);
      sum += error;
    }
    double sd = 0.3 / Math.sqrt(3);
    assertThat(sum / exact.size()).isCloseTo(0, within(5 * sd / Math.sqrt(exact.size())));
  }

  @Test
  void shuffledPhasesComeInEveryOrderAndKeepTheirCounts() {
    TraceGenerator generator = PaperWorkload.generator("paper-shuffled");
    Map<String, Integer> counts =
        Map.of("low", 90, "high", 450, "slow oscillation", 300, "fast oscillation", 300);
    Map<List<String>, Integer> orders = new HashMap<>();
    for (long seed = 0; seed < 500; seed++) {
      Trace trace = generator.generate(RandomStreams.of(seed));
      List<String> order = trace.spans().stream().map(Trace.Span::name).toList();
      orders.merge(order, 1, Integer::sum);
      int[] perPhase = PaperWorkload.countsPerPhase(trace);
      for (int p = 0; p < 4; p++) {
        assertThat(perPhase[p]).isEqualTo(counts.get(order.get(p)));
        assertThat(trace.spans().get(p).startSeconds()).isEqualTo(60.0 * p);
      }
    }
    assertThat(orders).hasSize(24);
  }

  @Test
  void refusesAWorkloadWithoutLoad() {
    PhasedWorkload paper = PaperWorkload.of("paper");
    assertThatThrownBy(() -> with(paper, paper.service(), paper.deadline(), 1))
        .hasMessage("estimateError = 1.0, must be in 0 .. 1");
    List<Phase> idle = List.of(new Phase.Steady("idle", 1, 0));
    assertThatThrownBy(
            () ->
                new PhasedWorkload(
                    idle,
                    PhaseOrder.LISTED,
                    Range.of(1),
                    new ArrivalProcess.Poisson(),
                    paper.service(),
                    paper.deadline(),
                    0))
        .hasMessage(
            "phases = 0 tasks in an episode on average, must be above 0 and at most 10,000,000");
  }

  private static PhasedWorkload with(
      PhasedWorkload workload, ServiceModel service, DeadlineRule deadline, double estimateError) {
    return new PhasedWorkload(
        workload.phases(),
        workload.order(),
        workload.level(),
        workload.arrivals(),
        service,
        deadline,
        estimateError);
  }
}
