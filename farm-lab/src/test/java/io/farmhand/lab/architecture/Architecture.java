package io.farmhand.lab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.farmhand.lab.architecture.Offence.access;
import static io.farmhand.lab.architecture.Offence.each;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the product's architecture, for the packages below a root.
 *
 * @param root the package that holds {@code farm}, {@code control}, {@code sim}, {@code app} and so
 *     on
 */
record Architecture(String root) {
  /** Packages see only those that {@link Layers} puts below them. */
  ArchRule packagesSeeOnlyThoseBelow() {
    Layers layers = new Layers(root);
    return classes().should(each("see only the packages below their own", layers::offences));
  }

  /** No package depends on itself by way of others. */
  ArchRule packagesFormNoCycle() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /**
   * One class reads the clocks of the machine, or waits by them, and one more in the worker's
   * runtime, which sees no other module.
   */
  ArchRule oneClassReadsClocks() {
    return classes()
        .that(Offence.areNot(Set.of(root + ".time.SystemTime", root + ".function.Clock")::contains))
        .should(access("reads a clock, not a TimeSource", ForbiddenAccess::readsClock));
  }

  /** Chance comes from a seed, but for passwords and marks that nobody may guess. */
  ArchRule randomnessIsSeeded() {
    return classes()
        .that(Offence.areNot(name -> name.equals(root + ".gateway.chance.Entropy")))
        .should(access("draws numbers that no seed repeats", ForbiddenAccess::drawsUnseeded));
  }

  /** Only the terminal package and a worker's console write to standard output and error. */
  ArchRule onlyTheTerminalPrints() {
    return classes()
        .that(Offence.areNot(this::mayPrint))
        .should(access("uses the console, not " + root + ".app.terminal", ForbiddenAccess::prints));
  }

  /** Fields that everyone sees cannot be changed by anyone. */
  ArchRule publicFieldsAreImmutable() {
    return classes()
        .should(each("keep their public fields immutable", Architecture::mutableFields));
  }

  /** Each package says what it is and where to enter it. */
  ArchRule packagesAreDescribed() {
    return classes()
        .should(each("lie in a package with a package-info", Architecture::description));
  }

  private boolean mayPrint(String name) {
    return name.startsWith(root + ".app.terminal.") || name.equals(root + ".function.Console");
  }

  private static Stream<String> mutableFields(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(Architecture::isMutable)
        .map(field -> "has the public mutable field " + field.getName());
  }

  private static boolean isMutable(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.FINAL) || field.getRawType().isArray();
  }

  private static Stream<String> description(JavaClass type) {
    return type.getPackage().tryGetPackageInfo().isPresent()
        ? Stream.empty()
        : Stream.of("lie in a package without a package-info.java");
  }
}
