package io.farmhand.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class JavaControllerTest extends CommandTest {
  private static final String SAMPLE = "../samples/controllers/SpareWorkers.java";
  private static final String BEGIN =
      """
      package org.example;

      import io.farmhand.control.*;
      import io.farmhand.monitor.Observation;
      import java.time.Duration;

      """;
  private static final String RULE =
      BEGIN
          + """
          class MyRule implements Controller {
            public Decision decide(Observation seen) {
              return new Decision(14, Reason.of("mine", "always the same"));
            }
          }
          """;

  @TempDir Path code;

  private String source(String name, String text) throws IOException {
    return Files.writeString(code.resolve(name), text).toString();
  }

  private int compare(String... controllers) {
    List<String> options = new ArrayList<>(List.of("--no-frontier"));
    for (String each : controllers) {
      options.addAll(List.of("--controller", each));
    }
    return simulate("compare", options.toArray(String[]::new));
  }

  private int runPaper(String speed, String text) throws IOException {
    List<String> words = new ArrayList<>(List.of("run", "scenario", "paper", "--speed", speed));
    words.addAll(List.of("--controller", "java:" + source("MyRule.java", text)));
    words.addAll(List.of("--out", results().toString()));
    return run(words.toArray(String[]::new));
  }

  @Test
  void theSampleIsComparedWithOthers() {
    assertThat(compare("mine=java:" + SAMPLE, "java:" + SAMPLE, "static:12")).isZero();
    assertThat(out.toString())
        .contains("mine", "static:12")
        .containsPattern("(?m)^spare-workers  ")
        .contains("--controller java:" + SAMPLE);
  }

  @Test
  void eachRunGetsAControllerOfItsOwn() throws IOException {
    String counting =
        BEGIN
            + """
            class Counting implements Controller {
              private int decisions;

              public Decision decide(Observation seen) {
                return new Decision(decisions++ == 0 ? 13 : 12, Reason.of("once", "one more once"));
              }
            }
            """;
    assertThat(compare("java:" + source("Counting.java", counting))).isZero();
    assertThat(Files.readString(results().resolve("episodes.csv")).lines().skip(1))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(",13,2,"));
  }

  @Test
  void aFactoryDecidesInItsOwnRhythm() throws IOException {
    String factory =
        BEGIN
            + """
            public class Often implements ControllerFactory {
              public String name() { return "often"; }
              public Duration period() { return Duration.ofSeconds(4); }
              public Controller create(Limits limits, Duration period) {
                return seen -> new Decision(limits.max(), Reason.of("most", "all there are"));
              }
            }
            """;
    String spec = "java:" + source("Often.java", factory);
    int code = simulate("evaluate", "--native-period", "--controller", spec);

    assertThat(code).isZero();
    assertThat(out.toString()).contains("all there are", "3:55", "3:59");
  }

  @Test
  void aClassComesFromAFolderOrAJar() throws IOException {
    String source = source("MyRule.java", RULE);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                code.toString(),
                source);
    assertThat(compiled).isZero();
    Path jar = code.resolve("rules.jar");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar))) {
      entries.putNextEntry(new JarEntry("org/example/MyRule.class"));
      entries.write(Files.readAllBytes(code.resolve("org/example/MyRule.class")));
    }

    assertThat(
            compare(
                "one=java:" + code + ",class=org.example.MyRule",
                "two=java:" + jar + ",class=org.example.MyRule",
                "three=java:" + source))
        .isZero();
    assertThat(out.toString()).contains("one", "two", "three");
  }

  @Test
  void mistakesAreToldWithTheirLines() throws IOException {
    String wrong = source("MyRule.java", RULE.replace("14", "fourteen"));

    assertThat(compare("java:" + wrong)).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString())
        .contains(wrong + " has mistakes:", wrong + ":9: cannot find symbol", "fourteen");
  }

  @Test
  void whatIsNoControllerIsRefused() throws IOException {
    assertThat(compare("java:none.java")).isEqualTo(ExitCode.USAGE.number());
    assertThat(compare("java:" + source("A.java", "class A {}")))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(compare("java:" + source("B.java", "class A {}")))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(compare("java:" + code)).isEqualTo(ExitCode.USAGE.number());
    String needy = RULE.replace("public Decision", "MyRule(int a) {}\n  public Decision");
    assertThat(compare("java:" + source("MyRule.java", needy))).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString())
        .contains(
            "none.java does not exist; give a .java file",
            "A is no controller, must implement io.farmhand.control.Controller",
            "has no class B",
            "class is missing, must be given to java:" + code,
            "MyRule must have a constructor without parameters");
  }

  @Test
  void aControllerThatFailsIsNotGivenFigures() throws IOException {
    String failing = RULE.replace("new Decision(14,", "new Decision(14 / seen.queues().sources(),");

    assertThat(compare("java:" + source("MyRule.java", failing)))
        .isEqualTo(ExitCode.CANNOT_RUN.number());
    assertThat(err.toString())
        .contains(
            "The controller my-rule failed at decision",
            " of episode ",
            " of seed 1",
            "java.lang.ArithmeticException: / by zero at",
            "MyRule.java:9");
    assertThat(results()).doesNotExist();
  }

  @Test
  void itsOwnLineIsToldWhereAMethodItCallsRefuses() throws IOException {
    String negative = RULE.replace("14", "-3");

    assertThat(compare("java:" + source("MyRule.java", negative)))
        .isEqualTo(ExitCode.CANNOT_RUN.number());
    assertThat(err.toString())
        .contains("target = -3, must not be negative at org.example.MyRule.decide(MyRule.java:9)");

    String constructor =
        RULE.replace("public Decision", "MyRule() { Integer.parseInt(\"x\"); }\n  public Decision");
    assertThat(compare("java:" + source("MyRule.java", constructor)))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString())
        .contains("The constructor of org.example.MyRule failed: java.lang.NumberFormatException")
        .contains("at org.example.MyRule.<init>(MyRule.java:8)");
  }

  @Test
  @Timeout(120)
  void aLiveRunGoesOnWithoutAControllerThatNeverAnswers() throws IOException {
    String stop = "farmhand.test.stop";
    String endless =
        RULE.replace(
            "return new",
            "while (System.getProperty(\"" + stop + "\") == null) {}\n    return new");
    try {
      assertThat(runPaper("100", endless)).isZero();
    } finally {
      System.setProperty(stop, "now");
    }
    assertThat(summary().at("/tasks/completed").asInt()).isEqualTo(1140);
    assertThat(summary().at("/workers/undecided_s").asDouble()).isGreaterThan(200);
    assertThat(out.toString()).contains("Controller hung", "its last target was held");
  }

  @Test
  void aLiveRunTellsHowOftenItFailed() throws IOException {
    String failing = RULE.replace("new Decision(14,", "new Decision(Integer.parseInt(\"x\"),");

    assertThat(runPaper("200", failing)).isZero();
    int steps = summary().at("/workers/steps").asInt();
    assertThat(summary().at("/workers/failed_decisions").asInt()).isEqualTo(steps).isPositive();
    assertThat(out.toString())
        .containsPattern("Controller failed +at " + steps + " of " + steps + " decisions");
    assertThat(run("report", results().toString())).isZero();
    assertThat(Files.readString(results().resolve("report.html")))
        .contains("decisions at which the controller failed");
  }
}
