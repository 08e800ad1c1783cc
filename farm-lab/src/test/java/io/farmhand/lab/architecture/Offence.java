package io.farmhand.lab.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions on a class whose reports begin with the name of the class that offends. */
final class Offence {
  private Offence() {}

  /** A condition that holds for a class of which {@code offences} finds nothing to say. */
  static ArchCondition<JavaClass> each(
      String description, Function<JavaClass, Stream<String>> offences) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        offences
            .apply(type)
            .forEach(offence -> events.add(violated(type, type.getName() + " " + offence)));
      }
    };
  }

  /** A condition that forbids the accesses (calls, references and fields) that match. */
  static ArchCondition<JavaClass> access(String offence, Predicate<JavaAccess<?>> forbidden) {
    return each(
        "not be a class that " + offence,
        type ->
            type.getAccessesFromSelf().stream()
                .filter(forbidden)
                .map(found -> "%s: %s".formatted(offence, found.getDescription())));
  }

  /** Classes outside those named; a nested class goes by the name of its outermost one. */
  static DescribedPredicate<JavaClass> areNot(Predicate<String> names) {
    return DescribedPredicate.describe(
        "are not exempt", type -> !names.test(type.getName().replaceFirst("\\$.*", "")));
  }
}
