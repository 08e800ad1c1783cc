package io.farmhand.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Panel PANEL =
      new Panel(50, 20, 760, 420, Scale.linear(0, 1), Scale.linear(0, 1));

  @Test
  void namesOfTwentyCrowdedPointsDoNotCoverEachOther() {
    Random random = new Random(5);
    Labels labels = new Labels(PANEL, Text.of(11, Ink.TEXT));
    for (int i = 0; i < 20; i++) {
      double x = 300 + 160 * random.nextDouble();
      double y = 200 + 60 * random.nextDouble();
      labels.add(x, y, "controller:number=" + i, Ink.BLUE);
    }
    RecordingCanvas canvas = new RecordingCanvas();
    labels.draw(canvas);
    List<RecordingCanvas.Written> texts = canvas.texts;
    assertThat(texts).hasSize(20);
    for (int i = 0; i < texts.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertThat(texts.get(i).meets(texts.get(k)))
            .as("%s and %s", texts.get(i), texts.get(k))
            .isFalse();
      }
      assertThat(texts.get(i).left()).isGreaterThanOrEqualTo(PANEL.left());
      assertThat(texts.get(i).right()).isLessThanOrEqualTo(PANEL.left() + PANEL.width());
    }
  }

  @Test
  void aNameStaysBesideAPointThatIsAlone() {
    Labels labels = new Labels(PANEL, Text.of(10, Ink.TEXT));
    labels.add(400, 200, "alone", Ink.TEXT);
    RecordingCanvas canvas = new RecordingCanvas();
    labels.draw(canvas);
    RecordingCanvas.Written written = canvas.texts.getFirst();
    assertThat(written.left()).isBetween(400.0, 415.0);
    assertThat(written.top()).isLessThan(200);
    assertThat(written.bottom()).isGreaterThan(200);
  }
}
