package io.farmhand.sim.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurposeTest {
  @Test
  void noEpisodeOfOnePurposeHasTheSeedOfAnother() {
    Set<Long> seeds = new HashSet<>();
    int episodes = 2000;
    for (Purpose purpose : Purpose.values()) {
      for (long root = 0; root < 5; root++) {
        for (int i = 0; i < episodes; i++) {
          seeds.add(purpose.episode(root, i).seed());
        }
      }
    }
    assertThat(seeds).hasSize(Purpose.values().length * 5 * episodes);
  }

  @Test
  void isTheNamedChildOfTheRoot() {
    assertThat(Purpose.TEST.episode(7, 3).seed())
        .isEqualTo(RandomStreams.of(7).child("test", 3).seed());
    assertThat(Purpose.TRAINING.episode(7, 3).seed())
        .isEqualTo(RandomStreams.of(7).child("training", 3).seed());
  }
}
