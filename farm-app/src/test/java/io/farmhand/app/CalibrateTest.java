package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.farmhand.sim.random.Empirical;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalibrateTest extends CommandTest {
  private String cloud() throws IOException {
    Path file = folder.resolve("cloud.yml");
    Files.writeString(
        file, "name: cloud\nstartup: {uniform: [4 s, 8 s]}\noverhead: 400 ms\nstop: 0 s\n");
    return file.toString();
  }

  @Test
  void anEmulatedCloudIsRecoveredAndRunsAScenario() throws IOException {
    assertThat(
            run(
                "calibrate",
                "--emulate",
                cloud(),
                "--speed",
                "20",
                "--workers",
                "10",
                "--rounds",
                "2",
                "--tasks",
                "6",
                "--name",
                "measured-cloud",
                "--out",
                results().toString()))
        .isZero();
    assertThat(out.toString()).contains("start-up", "overhead of a task", "R^2 =");

    PlatformProfile profile = Profiles.load(results().resolve("platform.yml").toString());
    assertThat(profile.name()).isEqualTo("measured-cloud");
    assertThat(((Empirical) profile.startup()).values()).hasSize(20).allMatch(x -> x >= 4);
    assertThat(profile.startup().mean()).isCloseTo(6, within(1.5));
    assertThat(profile.overhead()).isBetween(Duration.ofMillis(400), Duration.ofMillis(1200));
    assertThat(Files.readString(results().resolve("platform.yml")))
        .contains("# Measured by: farmhand calibrate --emulate")
        .contains("quadratic: 170.990 ns, constant: 1.66550 ms");

    JsonNode summary = summary();
    assertThat(summary.at("/configuration/sizes")).hasSize(2);
    assertThat(summary.at("/repeat").asText()).startsWith("farmhand calibrate ");
    assertThat(summary.at("/service_model/quadratic_s").asDouble())
        .isCloseTo(170.99e-9, within(1e-12));
    assertThat(summary.at("/startup_s/n").asInt()).isEqualTo(20);
    assertThat(Files.readAllLines(results().resolve("calls.csv"))).hasSize(61);

    assertThat(
            run(
                "plan",
                "--rate",
                "2/s",
                "--service",
                "1s",
                "--deadline",
                "5s",
                "--profile",
                results().resolve("platform.yml").toString(),
                "--out",
                folder.resolve("plan").toString()))
        .as(err.toString())
        .isZero();
  }

  @Test
  void thisProcessIsMeasuredAsItIs() throws IOException {
    assertThat(
            run(
                "calibrate",
                "--work",
                "cpu",
                "--sizes",
                "100..300",
                "--workers",
                "1",
                "--tasks",
                "8",
                "--json",
                "--out",
                results().toString()))
        .isZero();
    assertThat(printed().at("/platform").asText()).isEqualTo("local");
    assertThat(printed().at("/service_model/quadratic_s").asDouble()).isPositive();
    assertThat(printed().at("/profile/name").asText()).isEqualTo("local");
  }

  @Test
  void wrongOptionsAreRefused() {
    assertThat(run("calibrate", "--platform", "mars")).isEqualTo(2);
    assertThat(run("calibrate", "--speed", "5")).isEqualTo(2);
    assertThat(run("calibrate", "--tasks", "1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--platform must be local or openfaas, found 'mars'")
        .contains("add --emulate")
        .contains("--tasks must be at least 3, found 1");
  }
}
