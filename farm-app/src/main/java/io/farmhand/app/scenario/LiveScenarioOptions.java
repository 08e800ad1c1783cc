package io.farmhand.app.scenario;

import io.farmhand.app.option.ControlOptions;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.option.DisciplineOption;
import io.farmhand.app.option.PlatformOptions;
import io.farmhand.app.site.SiteOptions;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.scenario.Scenarios;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which scenario is run live, who decides, and where its workers run. */
public final class LiveScenarioOptions {
  /** Who decides where nobody was named. */
  public static final String DEFAULT_CONTROLLER = "square-root:beta=4,smoothing=120s";

  @Parameters(
      paramLabel = "NAME|FILE",
      description =
          "A shipped scenario such as paper, paper-random or bursts, or a YAML file of yours.")
  private String scenario = "";

  @Mixin private ControlOptions control = new ControlOptions();

  @Mixin private DisciplineOption order = new DisciplineOption();

  @Mixin private PlatformOptions platform = new PlatformOptions();
  @Mixin private SiteOptions where = new SiteOptions();

  /** The scenario with what these options change of it. */
  public Scenario scenario() {
    ScenarioOverrides overrides = new ScenarioOverrides(control, platform, order.discipline());
    Scenario asked = Scenarios.load(scenario);
    return where.isRemote() ? overrides.onRealPlatform(asked) : overrides.over(asked);
  }

  /** Who decides. */
  public ControllerSpec controller() {
    return control.controller().orElseGet(() -> ControllerSpec.parse(DEFAULT_CONTROLLER));
  }

  /** Whether decisions are made but not carried out. */
  public boolean dryRun() {
    return control.dryRun();
  }

  /** Whether a profile says how the platform behaves. */
  public boolean namesProfile() {
    return platform.namesProfile();
  }

  /** Where workers run. */
  public SiteOptions where() {
    return where;
  }
}
