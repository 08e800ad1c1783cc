package io.farmhand.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.sim.SimException;
import io.farmhand.sim.random.Clipped;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Empirical;
import io.farmhand.sim.random.Exponential;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.LogNormal;
import io.farmhand.sim.random.Normal;
import io.farmhand.sim.random.Pareto;
import io.farmhand.sim.random.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileWriterTest {
  @TempDir Path folder;

  private static Arbitrary<Double> numbers() {
    return Arbitraries.doubles().between(1e-6, 1e4).ofScale(9);
  }

  private static Arbitrary<Distribution> plain() {
    return Combinators.combine(Arbitraries.integers().between(0, 7), numbers(), numbers())
        .as(
            (kind, a, b) ->
                switch (kind) {
                  case 0 -> new Constant(a);
                  case 1 -> new Uniform(a, a + b);
                  case 2 -> new Exponential(a);
                  case 3 -> new Gamma(a, b);
                  case 4 -> new Normal(a, b, 0, a + b);
                  case 5 -> new LogNormal(a, b);
                  case 6 -> new Pareto(a, b);
                  default -> new Empirical(List.of(a, b, a));
                });
  }

  @Provide
  Arbitrary<Distribution> distributions() {
    return Arbitraries.oneOf(
        plain(),
        Combinators.combine(plain(), numbers(), numbers())
            .as((inner, a, b) -> new Clipped(inner, a, a + b)));
  }

  @Property(tries = 300)
  void aProfileReadsBackTheSame(
      @ForAll("distributions") Distribution startup,
      @ForAll("distributions") Distribution stop,
      @ForAll("distributions") Distribution slowness,
      @ForAll boolean blocks) {
    PlatformProfile profile =
        new PlatformProfile(
            "measured: here", startup, stop, Duration.ofNanos(7), 0.015, slowness, blocks);
    String yaml = ProfileWriter.yaml(profile, List.of("measured with\ntwo workers"));
    assertThat(yaml).startsWith("# measured with\n# two workers\nname: ");
    assertThat(Profiles.parse("written.yml", yaml)).isEqualTo(profile);
  }

  @Test
  void aWrittenProfileIsFoundByItsPath() throws IOException {
    PlatformProfile profile = Profiles.load("reference-cluster");
    Path file = folder.resolve("copy.yml");
    ProfileWriter.write(file, profile, List.of());
    assertThat(Profiles.load(file.toString())).isEqualTo(profile);
    assertThat(Files.readString(file)).startsWith("name: reference-cluster\n");
  }

  @Test
  void saysThatAFileCannotBeWritten() {
    Path file = folder.resolve("no/such/folder.yml");
    PlatformProfile profile = Profiles.load("local-threads");
    assertThatThrownBy(() -> ProfileWriter.write(file, profile, List.of()))
        .isInstanceOf(SimException.class)
        .hasMessageContaining("cannot write the profile " + file)
        .hasMessageContaining("give a file in a folder that exists");
  }
}
