package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.ControllerKind;
import io.farmhand.control.ControllerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learned staffing rules that need no training any more, for {@code reference-cluster} with
 * decisions every 8 s.
 *
 * <p>Those for any load were trained on jumps, ramps, slow and fast swings and none of them, and
 * begin with the workers that there are. The others have the name of the scenario that they were
 * trained in: those of {@code paper-random} say with how many workers a run begins, the rest know a
 * schedule by heart.
 */
public final class ShippedPolicies {
  /** The name of the one for any load, with tardy tasks last. */
  public static final String ANY_LOAD = "any-load";

  private static final Map<String, String> DESCRIPTIONS = descriptions();

  /** The controllers that these policies are: {@code learned}, {@code learned:paper-as-run}. */
  public static final ControllerKind KIND =
      new ControllerKind(
          "learned",
          "staffing whose weights were learned: learned for any load with least-slack-tardy-last,"
              + " learned:any-load-fifo with fifo, or for one scenario: "
              + String.join(", ", DESCRIPTIONS.keySet().stream().skip(2).toList()),
          List.of("policy"),
          ShippedPolicies::controller);

  private ShippedPolicies() {}

  private static Map<String, String> descriptions() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(ANY_LOAD, "any load; tardy tasks last");
    all.put("any-load-fifo", "any load; first in first out");
    all.put("paper-random", "phases that nobody foresees; tardy tasks last, for 99.7 % in time");
    all.put("paper-random-fifo", "the same; first in first out, for 99.2 % in time");
    all.put("paper-as-run", "knows the schedule; tardy tasks last, for 99.7 % in time");
    all.put("paper-as-run-fifo", "knows the schedule; first in first out, for 99.2 % in time");
    all.put("paper-as-run-leaps", "the same with tardy tasks last and up to 8 workers a step");
    all.put("paper", "knows the schedule; tardy tasks last, for 99.7 % in time");
    all.put("paper-shuffled", "knows the phases; tardy tasks last, for 99.7 % in time");
    return all;
  }

  /** Their names, each with a description of one line. */
  public static Map<String, String> names() {
    return new LinkedHashMap<>(DESCRIPTIONS);
  }

  private static ControllerFactory controller(ControllerOptions options) {
    String name = options.text("policy").orElse(ANY_LOAD);
    Policy policy = load(name);
    String shown = name.equals(ANY_LOAD) ? "learned" : "learned:" + name;
    return policy.controller(shown);
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public static Policy load(String name) {
    Require.that(
        DESCRIPTIONS.containsKey(name),
        "policy",
        name,
        "one of " + String.join(", ", DESCRIPTIONS.keySet()));
    try (InputStream in = ShippedPolicies.class.getResourceAsStream(name + ".policy")) {
      if (in == null) {
        throw new IllegalStateException("this build lacks the policy " + name);
      }
      return PolicyFile.read("learned:" + name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
