package io.farmhand.lab.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages of the product in their order: a class sees its own package and those below it. */
final class Layers {
  /** For each package below the root, with all that is in it, the others that it may see. */
  private static final Map<String, Set<String>> SEES =
      below(
          "check | function",
          "math",
          "time",
          "task",
          "queue | platform",
          "monitor",
          "control",
          "farm | policy",
          "sim | openfaas | onnx",
          "gateway without sim without onnx without farm without policy without control without monitor"
              + " without queue without platform without task without function",
          "learn without openfaas without onnx without gateway",
          "app");

  private final String prefix;

  Layers(String root) {
    prefix = root + ".";
  }

  /** Each sees all before it, without those named; of those on one line none sees the other. */
  private static Map<String, Set<String>> below(String... order) {
    Map<String, Set<String>> sees = new LinkedHashMap<>();
    for (String line : order) {
      Set<String> before = Set.copyOf(sees.keySet());
      for (String entry : line.split(" \\| ", -1)) {
        String[] words = entry.split(" without ", -1);
        List<String> unseen = List.of(words).subList(1, words.length);
        sees.put(words[0], difference(before, unseen));
      }
    }
    return Collections.unmodifiableMap(sees);
  }

  private static Set<String> difference(Set<String> all, List<String> less) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(less);
    return rest;
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
