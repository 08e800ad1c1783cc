package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.farmhand.control.contract.ControllerContract;
import io.farmhand.control.contract.SampleObservation;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactiveRuleTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.reactiveAverage();
  }

  /**
   * Worked by hand from the published formulas. The first row: s = 2, h = 8, demand = 5 x 2 + 16 /
   * 8 x 2 = 14; active = 130 - 16 - 2 - 100 - 1 = 11, busy = 11 / 8 x 2 x 0.5 = 1.375; delta = 14 -
   * (12 - 1.375).
   */
  @ParameterizedTest(name = "{0}: {9}")
  @CsvSource(
      nullValues = "NaN",
      textBlock =
          """
          average, 40, 2.0,  3.0, 16, 2, 130, 100, 12, scale-up,   3.375
          maximum, 40, 2.0,  3.0, 16, 2, 130, 100, 12, scale-up,  13.125
          average, 16, 1.5,  2.0,  0, 0, 100,  97, 12, scale-down, -8.8125
          maximum, 16, 1.5,  2.0,  0, 0, 100,  97, 12, scale-down, -7.5
          average,  0, NaN,  NaN,  0, 0,   0,   0,  1, keep,       0
          average,  0, NaN,  NaN,  0, 0,   0,   0,  2, scale-down, -1
          average, 40, NaN,  NaN,  0, 0,   0,   0,  8, scale-down, -0.5
          average, 40, NaN,  NaN,  0, 0,   2,   0,  8, keep,       -0.40625
          average,  8, 0.01, 0.02, 0, 0,  50,  50,  1, keep,       0
          average,  8, 16,  20.0, 32, 0,  40,   0,  4, scale-up,   46
          """)
  void decidesByThePublishedFormulas(
      String rule,
      long arrivals,
      Double mean,
      Double max,
      int waiting,
      int results,
      long accepted,
      long collected,
      int workers,
      String code,
      double delta) {
    Decision decision =
        (rule.equals("average") ? Controllers.reactiveAverage() : Controllers.reactiveMaximum())
            .create(Limits.between(1, 32), Duration.ofSeconds(8))
            .decide(
                SampleObservation.idle()
                    .arrivals(arrivals)
                    .sojourn(mean == null ? Double.NaN : mean, max == null ? Double.NaN : max)
                    .queues(waiting, 0, 0, results)
                    .totals(accepted, collected, 0)
                    .workers(workers, 0)
                    .build());
    double[] numbers = decision.reason().values();
    assertThat(numbers[0] - numbers[1]).isCloseTo(delta, within(1e-9));
    assertThat(decision.reason().code()).isEqualTo(code);
    assertThat(decision.target() - workers).isEqualTo(change(code));
  }

  private static int change(String code) {
    return switch (code) {
      case "scale-up" -> 1;
      case "scale-down" -> -1;
      default -> 0;
    };
  }
}
