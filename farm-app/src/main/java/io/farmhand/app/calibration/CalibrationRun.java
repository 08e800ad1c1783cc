package io.farmhand.app.calibration;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.report.Json;
import io.farmhand.app.report.ResultFolder;
import io.farmhand.app.run.RunSettings;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.platform.Platform;
import io.farmhand.sim.calibration.Calibration;
import io.farmhand.sim.calibration.CalibrationResult;
import io.farmhand.sim.calibration.CalibrationSettings;
import io.farmhand.sim.live.ScenarioTask;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.ProfileWriter;
import io.farmhand.task.FarmFunction;
import io.farmhand.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Measures a platform, writes its profile and says what was measured. */
public final class CalibrationRun {
  /** The file of the profile in the result's folder. */
  public static final String PROFILE = "platform.yml";

  private final Terminal terminal;
  private final RunSettings settings;
  private final String name;
  private final String work;
  private final CalibrationSettings amount;

  /**
   * A calibration that is shown and recorded.
   *
   * @param name of the profile
   * @param work what the tasks do, as {@code --work} has it
   * @param amount how much is measured
   */
  public CalibrationRun(
      Terminal terminal,
      RunSettings settings,
      String name,
      String work,
      CalibrationSettings amount) {
    this.terminal = terminal;
    this.settings = settings;
    this.name = name;
    this.work = work;
    this.amount = amount;
  }

  /** Measures and reports; the program's exit code. */
  public int run(Platform platform, FarmFunction<ScenarioTask, Double> function, TimeSource time) {
    try (ResultFolder folder = ResultFolder.create(settings.results())) {
      return run(platform, function, time, folder);
    }
  }

  private int run(
      Platform platform,
      FarmFunction<ScenarioTask, Double> function,
      TimeSource time,
      ResultFolder folder) {
    if (settings.output().showsProgress()) {
      terminal
          .err()
          .println(
              "Starting "
                  + (amount.workers() == 1 ? "a worker " : amount.workers() + " workers ")
                  + amount.rounds()
                  + " times on the platform "
                  + platform.name()
                  + ", then "
                  + amount.tasks()
                  + " tasks (--work "
                  + work
                  + ") for each ...");
    }
    AtomicReference<ExitCode> code = new AtomicReference<>(ExitCode.OK);
    CalibrationResult result = measured(Calibration.of(platform, function, time, amount), code);
    if (!result.complete()) {
      terminal.err().println("Ended early; the profile has what was measured until then.");
    }
    return report(folder, platform, result, code.get());
  }

  /** Ctrl-C and SIGTERM end it with what has been measured. */
  private static CalibrationResult measured(
      Calibration calibration, AtomicReference<ExitCode> code) {
    Thread measuring = Thread.currentThread();
    try (Signals.Registration _ =
            Signals.handle("INT", () -> end(measuring, code, ExitCode.INTERRUPTED));
        Signals.Registration _ =
            Signals.handle("TERM", () -> end(measuring, code, ExitCode.TERMINATED))) {
      return calibration.run();
    } catch (InterruptedException interrupted) {
      throw new ExitException(
          code.get() == ExitCode.OK ? ExitCode.INTERRUPTED : code.get(),
          "Ended before the first tasks were done; nothing was measured.",
          interrupted);
    }
  }

  private static void end(Thread measuring, AtomicReference<ExitCode> code, ExitCode reason) {
    if (code.compareAndSet(ExitCode.OK, reason)) {
      measuring.interrupt();
    } else {
      System.exit(reason.number());
    }
  }

  private int report(
      ResultFolder folder, Platform platform, CalibrationResult result, ExitCode code) {
    CalibrationReport report = new CalibrationReport(result, work, amount.sizes());
    PlatformProfile profile = result.profile(name);
    String command = settings.repeat().plain();
    folder.write(PROFILE, bytes(ProfileWriter.yaml(profile, report.comments(command))));
    folder.write("calls.csv", bytes(report.csv()));
    Map<String, Object> summary = summary(platform, report, profile, code);
    folder.writeSummary(summary);
    if (settings.output().isJson()) {
      terminal.out().println(Json.line(summary));
    } else if (settings.output().showsProgress()) {
      report.lines().forEach(terminal.out()::println);
      terminal.out().println("Profile in " + settings.results().resolve(PROFILE));
    }
    return code.number();
  }

  private Map<String, Object> summary(
      Platform platform, CalibrationReport report, PlatformProfile profile, ExitCode code) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schema", ResultFolder.SCHEMA);
    map.put("kind", "calibrate");
    map.put("command", "calibrate");
    map.put("exit_code", code.number());
    map.put("platform", platform.name());
    map.putAll(report.describe());
    map.put("profile", profile.describe());
    map.put("configuration", configuration());
    map.putAll(settings.provenance(settings.repeat()));
    return map;
  }

  private Map<String, Object> configuration() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("work", work);
    map.put("workers", amount.workers());
    map.put("rounds", amount.rounds());
    map.put("tasks", amount.tasks());
    map.put("sizes", List.of(amount.sizes().min(), amount.sizes().max()));
    return map;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
