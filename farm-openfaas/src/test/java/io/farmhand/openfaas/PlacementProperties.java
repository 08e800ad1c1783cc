package io.farmhand.openfaas;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.openfaas.Placement.Load;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlacementProperties {
  @Property
  void asManyAsWantedWithinTheLimitsAndNeverFewerThanAreBusy(
      @ForAll @Size(min = 1, max = 13) List<@IntRange(max = 5) Integer> limits,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 70) Integer> targets,
      @ForAll @IntRange(max = 40) int calls) {
    List<Load> loads = limits.stream().map(most -> new Load(most, 0)).toList();
    int room = limits.stream().mapToInt(Integer::intValue).sum();
    for (int wanted : targets) {
      int busy = loads.stream().mapToInt(load -> load.inFlight).sum();
      int target = Math.max(wanted, busy);
      assertThat(Placement.spread(loads, target)).isEqualTo(Math.min(target, room));
      assertThat(loads.stream().mapToInt(load -> load.wanted).sum())
          .isEqualTo(Math.min(target, room));
      assertThat(loads).allMatch(load -> load.wanted >= load.inFlight && load.wanted <= load.most);
      place(loads, calls);
    }
  }

  /** Lets every worker answer and places calls as long as there is an idle one. */
  private static void place(List<Load> loads, int calls) {
    loads.forEach(load -> load.answering = load.wanted);
    IntStream.range(0, calls)
        .forEach(
            _ -> {
              Load idlest = Placement.idlest(loads);
              if (idlest != null) {
                idlest.inFlight++;
              }
            });
    assertThat(loads).allMatch(load -> load.inFlight <= load.wanted);
  }

  @Property
  void idleFunctionsAreSpreadEvenly(
      @ForAll @IntRange(min = 1, max = 13) int functions,
      @ForAll @IntRange(max = 65) int from,
      @ForAll @IntRange(max = 65) int to) {
    List<Load> loads = IntStream.range(0, functions).mapToObj(_ -> new Load(5, 0)).toList();
    for (int target : new int[] {from, to}) {
      Placement.spread(loads, target);
      var wanted = loads.stream().mapToInt(load -> load.wanted).summaryStatistics();
      assertThat(wanted.getMax() - wanted.getMin()).isLessThanOrEqualTo(1);
    }
  }
}
