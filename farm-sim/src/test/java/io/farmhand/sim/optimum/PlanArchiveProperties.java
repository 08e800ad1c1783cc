package io.farmhand.sim.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class PlanArchiveProperties {
  record Offer(int missed, double workers) {}

  @Provide
  Arbitrary<List<Offer>> offers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20), Arbitraries.integers().between(10, 40))
        .as((missed, workers) -> new Offer(missed, workers * 0.5))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property
  void givesTheCheapestOfAllThatWereOffered(
      @ForAll("offers") List<Offer> offers, @ForAll @DoubleRange(min = 0, max = 20) double price) {
    PlanArchive archive = new PlanArchive(100);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < offers.size(); i++) {
      Offer offer = offers.get(i);
      archive.offer(offer.missed, offer.workers, new int[] {i});
      least = Math.min(least, offer.workers + price * offer.missed);
    }
    PlanArchive.Entry best = archive.best(price);
    Offer chosen = offers.get(best.plan().targets().getFirst());
    assertThat(best.workers() + price * best.missed()).isEqualTo(least);
    assertThat(chosen).isEqualTo(new Offer(best.missed(), best.workers()));
  }
}
