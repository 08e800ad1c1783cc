package io.farmhand.learn.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PolicySearchTest {
  private static final Scenario PAPER = Scenarios.load("paper-as-run");

  /** A pool of a constant size, which the search must find. */
  private record PoolSpace() implements SearchSpace {
    @Override
    public String name() {
      return "pool";
    }

    @Override
    public List<String> names() {
      return List.of("workers", "unused");
    }

    @Override
    public double[] start() {
      return new double[] {2.4, 0};
    }

    @Override
    public double sigma() {
      return 0.3;
    }

    @Override
    public ControllerFactory controller(double[] numbers) {
      return Controllers.fixed((int) Math.max(1, Math.round(10 * numbers[0])));
    }
  }

  @Test
  void findsTheSmallestPoolThatReachesTheGoal() throws InterruptedException {
    SearchBudget budget = new SearchBudget(24, 8, 30, 2, 60, 120);
    var result =
        new PolicySearch(
                PAPER, new PoolSpace(), new SearchGoal(0.985, 0), budget, new SearchSeed(3, 1))
            .run(2, progress -> true);
    assertThat(result.validation().qos()).isGreaterThanOrEqualTo(0.985);
    assertThat(10 * result.toArray()[0])
        .as("14 workers reach 98.9 %, 13 reach 97.0 %")
        .isCloseTo(14, Offset.offset(0.6));
  }

  @Test
  void givesTheSameResultOnAnyNumberOfThreads() throws InterruptedException {
    assertThat(search(1).numbers()).isEqualTo(search(3).numbers());
  }

  @Test
  void validatesAllLearningSeedsOnTheSameEpisodes() throws InterruptedException {
    var one = staffing(1).run(1, progress -> true).curve();
    var other = staffing(2).run(1, progress -> true).curve();
    assertThat(one.getFirst().middle()).as("the start").isEqualTo(other.getFirst().middle());
    assertThat(one.getLast().middle())
        .as("what they learned")
        .isNotEqualTo(other.getLast().middle());
  }

  @Test
  void endsWhenToldToAndKeepsTheBestSoFar() throws InterruptedException {
    List<Integer> heard = new ArrayList<>();
    var result =
        staffing()
            .run(
                1,
                progress -> {
                  heard.add(progress.generation());
                  return heard.size() < 2;
                });
    assertThat(heard).containsExactly(1, 2);
    assertThat(result.numbers()).hasSize(new StaffingSpace(Duration.ofSeconds(8)).names().size());
    assertThat(result.curve()).hasSize(3);
  }

  private static PolicySearch.Result search(int jobs) throws InterruptedException {
    return staffing().run(jobs, progress -> true);
  }

  private static PolicySearch staffing() {
    return staffing(1);
  }

  private static PolicySearch staffing(long learningSeed) {
    SearchBudget budget = new SearchBudget(3, 4, 4, 1, 6, 6);
    return new PolicySearch(
        PAPER,
        new StaffingSpace(Duration.ofSeconds(8)),
        new SearchGoal(0.99, 0.03),
        budget,
        new SearchSeed(5, learningSeed));
  }
}
