package io.farmhand.lab.flagship;

import io.farmhand.check.Require;
import io.farmhand.policy.Policy;
import io.farmhand.policy.PolicyFile;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Trains shipped policies, and says what it took. */
public final class Training {
  private Training() {}

  /**
   * Trains.
   *
   * @param names which; all when empty
   * @param folder where the files go
   * @param jobs threads
   */
  public static void run(List<String> names, Path folder, int jobs, PrintWriter out)
      throws InterruptedException {
    List<String> known = Recipe.all().stream().map(Recipe::name).toList();
    names.forEach(name -> Require.that(known.contains(name), "name", name, "one of " + known));
    out.println("| policy | QoS % | mean target | actions | CPU s |");
    out.println("|---|---:|---:|---:|---:|");
    for (Recipe recipe : Recipe.all()) {
      if (names.isEmpty() || names.contains(recipe.name())) {
        double before = cpuSeconds();
        Policy policy = recipe.train(jobs, progress -> true);
        PolicyFile.write(policy, folder.resolve(recipe.name() + ".policy"));
        out.println(row(recipe.name(), policy, cpuSeconds() - before));
        out.flush();
      }
    }
  }

  private static String row(String name, Policy policy, double cpuSeconds) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.1f | %.0f |",
        name,
        100 * fact(policy, "validationQos"),
        fact(policy, "validationWorkers"),
        fact(policy, "validationActions"),
        cpuSeconds);
  }

  private static double fact(Policy policy, String name) {
    return Double.parseDouble(policy.training().facts().getOrDefault(name, "NaN"));
  }

  static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() * 1e-9
        : Double.NaN;
  }
}
