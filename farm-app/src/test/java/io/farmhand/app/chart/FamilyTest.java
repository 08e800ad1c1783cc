package io.farmhand.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.Timetable;
import io.farmhand.policy.Curve;
import io.farmhand.policy.Policy;
import io.farmhand.policy.ShippedPolicies;
import io.farmhand.policy.TimetableRule;
import io.farmhand.policy.Training;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyTest {
  @ParameterizedTest
  @CsvSource({
    "static:12, CONSTANT",
    "reactive-average, PUBLISHED",
    "timetable:targets=3/4, TIMETABLE",
    "erlang-c, RULE",
    "'square-root:beta=1,smoothing=20s', RULE",
    "learned, LEARNED",
    "onnx:dqn.onnx, LEARNED",
    "policy:sarsa-published.policy, LEARNED"
  })
  void isToldByWhatWasAskedFor(String spec, Family family) {
    assertThat(Family.of(spec, Optional.empty())).isEqualTo(family);
  }

  @Test
  void ofAPolicyIsToldByItsTrainingWhateverItIsCalled() {
    assertThat(Family.of("policy:a", Optional.of(timetable("search")))).isEqualTo(Family.TIMETABLE);
    assertThat(Family.of("policy:a", Optional.of(timetable("sarsa-published"))))
        .isEqualTo(Family.PUBLISHED);
    assertThat(Family.of("learned", Optional.of(ShippedPolicies.load(ShippedPolicies.ANY_LOAD))))
        .isEqualTo(Family.LEARNED);
  }

  @Test
  void isFoundByTheNameThatFilesHave() {
    for (Family family : Family.values()) {
      assertThat(Family.named(family.key())).contains(family);
    }
    assertThat(Family.named("")).isEmpty();
  }

  private static Policy timetable(String method) {
    return new Policy(
        "any",
        Duration.ofSeconds(8),
        new TimetableRule(new Timetable(List.of(3.0, 4.0), 0, 0, 0, 0.5)),
        new Training(Map.of("method", method), "", Curve.NONE));
  }
}
