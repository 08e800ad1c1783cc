package io.farmhand.policy;

import io.farmhand.check.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a policy comes from.
 *
 * @param facts what is worth knowing, by name: method, seeds, budget, version, the figures of its
 *     validation
 * @param scenario the scenario it was trained in, as YAML; empty when it is not known
 * @param curve how training went
 */
public record Training(Map<String, String> facts, String scenario, Curve curve) {
  /** The fact by which a policy knows with which queue discipline it was learned. */
  public static final String DISCIPLINE = "discipline";

  /** Nothing is known. */
  public static final Training UNKNOWN = new Training(Map.of(), "", Curve.NONE);

  public Training {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    facts.forEach(
        (name, value) -> {
          Require.that(name.matches("[a-z][A-Za-z0-9]*"), "fact", name, "named in camelCase");
          Require.that(
              value.lines().count() <= 1 && value.strip().equals(value), name, value, "one line");
        });
  }

  /** The name of the queue discipline of the scenarios, if it is known. */
  public Optional<String> discipline() {
    return Optional.ofNullable(facts.get(DISCIPLINE));
  }

  /** The same with another curve. */
  public Training withCurve(Curve other) {
    return new Training(facts, scenario, other);
  }

  /** The same with one more fact. */
  public Training with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(name, String.valueOf(value));
    return new Training(more, scenario, curve);
  }
}
