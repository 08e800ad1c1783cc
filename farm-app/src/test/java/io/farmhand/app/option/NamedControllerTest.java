package io.farmhand.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NamedControllerTest {
  @Test
  void aCommaBeforeAnOptionDoesNotEndTheController() {
    assertThat(
            NamedController.parseList(
                "static:12,square-root:beta=2,smoothing=30s,erlang-c:epsilon=0.1"))
        .extracting(each -> each.spec().text())
        .containsExactly("static:12", "square-root:beta=2,smoothing=30s", "erlang-c:epsilon=0.1");
  }

  @Test
  void aNameMayComeFirst() {
    NamedController named = NamedController.parse("big pool=static:20");
    assertThat(named.label()).isEqualTo("big pool");
    assertThat(named.spec().text()).isEqualTo("static:20");
    assertThat(NamedController.parse("square-root:beta=2").label()).isEmpty();
  }

  @Test
  void anUnknownControllerIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> NamedController.parse("mine=statik:20"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean static?");
  }
}
