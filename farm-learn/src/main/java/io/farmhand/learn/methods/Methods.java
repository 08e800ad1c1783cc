package io.farmhand.learn.methods;

import io.farmhand.check.Require;
import io.farmhand.learn.ddqn.DdqnMethods;
import io.farmhand.learn.sarsa.SarsaMethods;
import io.farmhand.learn.training.Method;
import java.util.List;

/** The methods that learn by playing, by name. */
public final class Methods {
  private static final List<Method> ALL =
      List.of(SarsaMethods.OURS, DdqnMethods.OURS, SarsaMethods.PUBLISHED, DdqnMethods.PUBLISHED);

  private Methods() {}

  /** All of them. */
  public static List<Method> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Method::name).toList();
  }

  /**
   * The method of that name.
   *
   * @throws IllegalArgumentException when there is none, naming those that exist
   */
  public static Method named(String name) {
    Require.that(names().contains(name), "method", name, "one of " + String.join(", ", names()));
    return ALL.stream().filter(method -> method.name().equals(name)).findFirst().orElseThrow();
  }
}
