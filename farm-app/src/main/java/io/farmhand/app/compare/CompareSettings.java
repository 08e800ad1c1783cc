package io.farmhand.app.compare;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.option.IntRange;
import io.farmhand.app.option.Suggestion;
import io.farmhand.sim.optimum.OptimumSettings;
import io.farmhand.sim.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is compared, and on what.
 *
 * @param scenario the scenario
 * @param seed root seed; the episodes are those of {@link io.farmhand.sim.random.Purpose#TEST}
 * @param episodes how many
 * @param jobs threads
 * @param entrants the controllers
 * @param frontier constant pools beside them; empty for none
 * @param optimum the search for the best plans; empty for none
 * @param against the one whose paired differences to the others are shown; empty for the first
 * @param shown the episode whose course is recorded in full; empty for the worst of the reference
 */
public record CompareSettings(
    Scenario scenario,
    long seed,
    int episodes,
    int jobs,
    List<Entrant> entrants,
    Optional<IntRange> frontier,
    Optional<OptimumSettings> optimum,
    Optional<String> against,
    OptionalInt shown) {
  /** The name of the best plans found. */
  public static final String OPTIMUM = "optimum";

  private static final int MOST_POOLS = 64;

  public CompareSettings {
    entrants = List.copyOf(entrants);
    shown.ifPresent(
        each ->
            Usage.require(
                each >= 0 && each < episodes, "--episode must be 0 to " + (episodes - 1), each));
  }

  /**
   * The pools that the limits allow, of those that were asked for.
   *
   * @throws ExitException when there are fewer than two, which make no frontier
   */
  public static IntRange pools(Optional<IntRange> asked, Scenario scenario) {
    int min = scenario.limits().min();
    int max = scenario.limits().max();
    int first = Math.max(Math.max(1, min), asked.map(IntRange::first).orElse(0));
    int last =
        asked.map(range -> Math.min(range.last(), max)).orElse(Math.min(max, first + MOST_POOLS));
    if (last <= first) {
      throw Usage.wrong(
          "--frontier must have at least two pools within the limits "
              + min
              + ".."
              + max
              + " of the scenario"
              + asked.map(range -> ", found " + range).orElse("")
              + "; or leave it out with --no-frontier");
    }
    return new IntRange(first, last);
  }

  /** Whether there are controllers that decide at periods of their own. */
  boolean hasOwnPeriods() {
    return entrants.stream().anyMatch(each -> each.contender().period().isPresent());
  }

  /** The time between the decisions of the one of this name. */
  Duration period(String name) {
    return entrants.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .flatMap(each -> each.contender().period())
        .orElse(scenario.control().step());
  }

  /** The name of the one that the others are compared with. */
  public String reference() {
    List<String> names = entrants.stream().map(Entrant::name).toList();
    String name = against.orElseGet(() -> names.isEmpty() ? OPTIMUM : names.getFirst());
    if (names.contains(name) || (optimum.isPresent() && name.equals(OPTIMUM))) {
      return name;
    }
    throw Usage.wrong(
        "--against must be one of "
            + String.join(", ", names)
            + (optimum.isPresent() ? ", " + OPTIMUM : "")
            + ", found '"
            + name
            + "'"
            + Suggestion.of(name, names));
  }
}
