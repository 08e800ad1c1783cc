package io.farmhand.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.control.ControllerCatalogue;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Controllers;
import io.farmhand.control.Decision;
import io.farmhand.control.Limits;
import io.farmhand.control.contract.SampleObservation;
import io.farmhand.queue.QueueDiscipline;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPoliciesTest {
  private static final ControllerCatalogue CATALOGUE =
      Controllers.catalogue().with(ShippedPolicies.KIND);

  static Set<String> names() {
    return ShippedPolicies.names().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void areWholeAndSayWhereTheyComeFrom(String name) {
    Policy policy = ShippedPolicies.load(name);

    assertThat(policy.name()).isEqualTo("learned-" + name);
    assertThat(policy.training().scenario()).startsWith("extends: paper");
    assertThat(policy.training().facts()).containsKeys("method", "learningSeed", "validationQos");
    assertThat(policy.training().curve().rows()).hasSizeGreaterThan(5);
    assertThat(PolicyFile.bytes(policy)).hasSizeLessThan(8_000);
  }

  @ParameterizedTest
  @MethodSource("names")
  void fallBackToStaffingInAFlood(String name) {
    Decision decision = decide("learned:" + name, 2_000);

    assertThat(decision.reason().code()).isEqualTo("beyond-training");
    assertThat(decision.target()).isGreaterThan(300);
  }

  @ParameterizedTest
  @MethodSource("names")
  void warnOfAnotherDisciplineThanTheirs(String name) {
    ControllerFactory learned = CATALOGUE.parse("learned:" + name);
    boolean fifo = name.endsWith("-fifo");
    QueueDiscipline own = fifo ? QueueDiscipline.FIFO : QueueDiscipline.LEAST_SLACK_TARDY_LAST;
    QueueDiscipline other = fifo ? QueueDiscipline.EDF : QueueDiscipline.FIFO;

    assertThat(learned.warning(own)).isEmpty();
    assertThat(learned.warning(other))
        .hasValueSatisfying(
            warning ->
                assertThat(warning)
                    .startsWith(learned.name() + " was learned with the discipline " + own.name())
                    .contains("with " + other.name() + " it will miss its goal"));
  }

  @Test
  void areControllersThatPeopleChooseByName() {
    ControllerFactory learned = CATALOGUE.parse("learned");

    assertThat(learned.name()).isEqualTo("learned");
    assertThat(learned.initialWorkers()).isEmpty();
    assertThat(CATALOGUE.parse("learned:paper-random").initialWorkers()).isPresent();
    assertThat(decide("learned", 40).reason().code()).isEqualTo("learned-staffing");
    assertThat(CATALOGUE.parse("learned:paper-as-run").name()).isEqualTo("learned:paper-as-run");
    assertThat(decide("learned:paper-as-run", 40).reason().code()).isEqualTo("learned-schedule");
  }

  @Test
  void sayWhichThereAre() {
    assertThatThrownBy(() -> CATALOGUE.parse("learned:everything"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("policy = everything, must be one of any-load, any-load-fifo");
  }

  private static Decision decide(String spec, long arrivals) {
    ControllerFactory factory = CATALOGUE.parse(spec);
    return factory
        .create(Limits.between(1, 1_000), factory.period())
        .decide(SampleObservation.idle().arrivals(arrivals).served(40, 1.5, 0.25).build());
  }
}
