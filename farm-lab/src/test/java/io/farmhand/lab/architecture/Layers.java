package io.farmhand.lab.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The packages of the product in their order: a class sees its own package and those below it. */
final class Layers {
  /** For each package below the root, with all that is in it, the others that it may see. */
  private static final Map<String, Set<String>> SEES =
      Map.of(
          "check", Set.of(),
          "time", Set.of("check"),
          "task", Set.of("time", "check"),
          "queue", Set.of("task", "time", "check"),
          "platform", Set.of("task", "time", "check"),
          "monitor", Set.of("queue", "platform", "task", "time", "check"),
          "control", Set.of("monitor", "queue", "platform", "task", "time", "check"),
          "farm", Set.of("control", "monitor", "queue", "platform", "task", "time", "check"),
          "sim", Set.of("farm", "control", "monitor", "queue", "platform", "task", "time", "check"),
          "app",
              Set.of(
                  "sim",
                  "farm",
                  "control",
                  "monitor",
                  "queue",
                  "platform",
                  "task",
                  "time",
                  "check"));

  private final String prefix;

  Layers(String root) {
    prefix = root + ".";
  }

  /** What {@code type} depends on without being above it. */
  Stream<String> offences(JavaClass type) {
    Optional<String> own = layer(type);
    if (own.isEmpty()) {
      return Stream.of("lies in none of the packages " + SEES.keySet());
    }
    return type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> isAbove(dependency, own.get()))
        .map(dependency -> offence(own.get(), dependency));
  }

  private boolean isAbove(Dependency dependency, String own) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    if (!target.getName().startsWith(prefix)) {
      return false;
    }
    String seen = layer(target).orElse("");
    return !seen.equals(own) && !SEES.getOrDefault(own, Set.of()).contains(seen);
  }

  private Optional<String> layer(JavaClass type) {
    String packageName = type.getPackageName();
    if (!packageName.startsWith(prefix)) {
      return Optional.empty();
    }
    String first = packageName.substring(prefix.length()).replaceFirst("\\..*", "");
    return Optional.of(first).filter(SEES::containsKey);
  }

  private static String offence(String own, Dependency dependency) {
    return "is in %s, which sees only %s, but: %s"
        .formatted(own, SEES.get(own), dependency.getDescription());
  }
}
