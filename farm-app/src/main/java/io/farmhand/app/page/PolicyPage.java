package io.farmhand.app.page;

import io.farmhand.app.chart.Family;
import io.farmhand.app.chart.TrainingChart;
import io.farmhand.app.chart.TrainingCurves;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.figure.Figure;
import io.farmhand.policy.InvalidPolicyException;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies and how they were trained. */
final class PolicyPage implements Section {
  private final List<Path> files;
  private final List<Policy> policies;
  private final List<Figure> figures;

  private PolicyPage(List<Path> files, List<Policy> policies) {
    this.files = files;
    this.policies = policies;
    TrainingCurves curves = TrainingCurves.NONE;
    Map<String, Family> families = new HashMap<>();
    for (Policy policy : policies) {
      curves = curves.with(policy.name(), policy.training().curve());
      families.put(policy.name(), Family.of(policy));
    }
    figures = new TrainingChart(curves, families).figures();
  }

  /**
   * The policies of these files.
   *
   * @throws ExitException when one is none
   */
  static PolicyPage of(List<Path> files) {
    try {
      return new PolicyPage(files, files.stream().map(PolicyFile::read).toList());
    } catch (InvalidPolicyException e) {
      throw Usage.wrong(e);
    }
  }

  @Override
  public String title() {
    return policies.size() == 1 ? "Policy " + policies.getFirst().name() : "Policies";
  }

  @Override
  public List<Figure> figures() {
    return figures;
  }

  @Override
  public void write(Html page) {
    page.title(title());
    figures.forEach(page::figure);
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      page.heading(policy.name());
      List<List<String>> facts = new ArrayList<>();
      facts.add(List.of("file", files.get(i).toString()));
      facts.add(List.of("kind", policy.rule().kind()));
      facts.add(List.of("decides each", policy.period().toNanos() * 1e-9 + " s"));
      policy.training().facts().forEach((name, value) -> facts.add(List.of(name, value)));
      page.facts(facts);
      if (!policy.training().scenario().isEmpty()) {
        page.folded("Scenario of the training", policy.training().scenario());
      }
    }
  }
}
