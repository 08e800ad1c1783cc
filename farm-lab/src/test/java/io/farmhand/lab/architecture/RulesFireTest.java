package io.farmhand.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds exactly the classes of the fixture that break it. */
class RulesFireTest {
  private static final Architecture FIXTURE =
      new Architecture("io.farmhand.lab.architecture.fixture");

  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(FIXTURE.root());

  @Test
  void dependenciesOnPackagesThatAreNotBelow() {
    assertThat(offenders(FIXTURE.packagesSeeOnlyThoseBelow()))
        .containsExactlyInAnyOrder(
            "control.SeesFarm",
            "farm.SeesApp",
            "farm.SeesSim",
            "learn.SeesOpenFaas",
            "monitor.SeesControl",
            "onnx.SeesSim",
            "openfaas.SeesSim",
            "platform.SeesQueue",
            "queue.SeesMonitor",
            "queue.SeesPlatform",
            "sim.SeesApp",
            "sim.SeesOpenFaas",
            "stray.InNoKnownPackage",
            "stray.package-info",
            "task.SeesQueue",
            "time.SeesTask");
  }

  @Test
  void cyclesBetweenPackages() {
    Architecture sim = new Architecture(FIXTURE.root() + ".sim");

    assertThat(details(sim.packagesFormNoCycle()))
        .singleElement()
        .asString()
        .contains("Cycle detected: Slice first", "Slice second");
  }

  @Test
  void clocksThatAreReadElsewhere() {
    assertThat(offenders(FIXTURE.oneClassReadsClocks()))
        .containsExactlyInAnyOrder(
            "monitor.AsksForTheDate",
            "monitor.AsksForTheInstant",
            "monitor.TakesTheSystemClock",
            "queue.CallsNanoTime",
            "queue.RefersToNanoTime",
            "queue.Sleeps");
  }

  @Test
  void chanceWithoutSeed() {
    assertThat(offenders(FIXTURE.randomnessIsSeeded()))
        .containsExactlyInAnyOrder(
            "sim.random.DrawsFromMath",
            "sim.random.DrawsFromTheThread",
            "sim.random.MakesItsOwnRandom",
            "sim.random.RefersToRandom",
            "sim.random.ShufflesByChance");
  }

  @Test
  void printingOutsideTheTerminal() {
    assertThat(offenders(FIXTURE.onlyTheTerminalPrints()))
        .containsExactlyInAnyOrder("app.PrintsErrors", "app.PrintsOutput", "app.PrintsStackTraces");
  }

  @Test
  void publicFieldsThatChange() {
    assertThat(offenders(FIXTURE.publicFieldsAreImmutable()))
        .containsExactlyInAnyOrder("farm.PublicArray", "farm.PublicCounter");
  }

  @Test
  void packagesWithoutDescription() {
    assertThat(offenders(FIXTURE.packagesAreDescribed()))
        .containsExactly("farm.undescribed.Undescribed");
  }

  private static List<String> offenders(ArchRule rule) {
    return details(rule).stream()
        .map(detail -> detail.replaceFirst(" .*", "").substring(FIXTURE.root().length() + 1))
        .distinct()
        .toList();
  }

  private static List<String> details(ArchRule rule) {
    return rule.evaluate(CLASSES).getFailureReport().getDetails();
  }
}
