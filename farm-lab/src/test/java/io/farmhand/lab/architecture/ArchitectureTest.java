package io.farmhand.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Architecture ARCHITECTURE = new Architecture("io.farmhand");

  private static final ImportOption ONLY_THE_PRODUCT =
      location ->
          !location.contains("/io/farmhand/lab/")
              && !location.contains("/test-classes/")
              && !location.contains("-tests.jar");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ONLY_THE_PRODUCT)
          .importPackages(ARCHITECTURE.root());

  @Test
  void everySourceFileOfTheProductIsChecked() {
    List<String> sources = productSources();

    assertThat(sources).isNotEmpty().allMatch(PRODUCT::contain);
  }

  @Test
  void packagesSeeOnlyThoseBelow() {
    ARCHITECTURE.packagesSeeOnlyThoseBelow().check(PRODUCT);
  }

  @Test
  void packagesFormNoCycle() {
    ARCHITECTURE.packagesFormNoCycle().check(PRODUCT);
  }

  @Test
  void oneClassReadsClocks() {
    ARCHITECTURE.oneClassReadsClocks().check(PRODUCT);
  }

  @Test
  void randomnessIsSeeded() {
    ARCHITECTURE.randomnessIsSeeded().check(PRODUCT);
  }

  @Test
  void onlyTheTerminalPrints() {
    ARCHITECTURE.onlyTheTerminalPrints().check(PRODUCT);
  }

  @Test
  void publicFieldsAreImmutable() {
    ARCHITECTURE.publicFieldsAreImmutable().check(PRODUCT);
  }

  @Test
  void packagesAreDescribed() {
    ARCHITECTURE.packagesAreDescribed().check(PRODUCT);
  }

  /** The names of all top-level classes in the sources of all modules but this one. */
  private static List<String> productSources() {
    Path lab = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path project = lab.resolveSibling(".").normalize();
    try (Stream<Path> modules = Files.list(project)) {
      return modules
          .filter(module -> !module.equals(lab))
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(ArchitectureTest::classNames)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> classNames(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .map(file -> sources.relativize(file).toString())
          .filter(file -> file.endsWith(".java") && !file.endsWith("-info.java"))
          .map(file -> file.replaceFirst("\\.java$", "").replaceAll("[/\\\\]", "."))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
