package io.farmhand.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.environment.VectorEnvironment;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class EnvironmentPageTest {
  private static String page() throws IOException {
    return ProjectFiles.text("docs/environment.md");
  }

  private static String example(String name) throws IOException {
    return ProjectFiles.example("TrainingLoop", name);
  }

  @Test
  void shows_the_examples_as_they_are_compiled() throws IOException {
    assertThat(page())
        .contains("```java\n" + example("EXAMPLE") + "```\n")
        .contains("```java\n" + example("VECTOR") + "```\n");
  }

  @Test
  void the_examples_work() {
    assertThat(TrainingLoop.oneEpisode()).isFinite().isNotZero();
    assertThat(TrainingLoop.manyEpisodes()).isBetween(128, 64 * 5);
  }

  @Test
  void lists_every_number_of_the_views_with_its_unit_and_bounds() throws IOException {
    for (ObservationView view :
        new ObservationView[] {ObservationView.paper(true), ObservationView.full(true)}) {
      for (ObservationView.Part part : view.parts()) {
        String row =
            "| `%s` | %s | %d .. %d | %s |"
                .formatted(
                    part.name(),
                    part.unit(),
                    (long) part.low(),
                    (long) part.high(),
                    part.clock() ? "yes" : "");
        assertThat(page()).contains(row);
      }
    }
  }

  @Test
  void lists_the_figures_of_an_episode() throws IOException {
    for (String figure : VectorEnvironment.FIGURES) {
      assertThat(page()).contains("`" + figure + "`");
    }
  }
}
