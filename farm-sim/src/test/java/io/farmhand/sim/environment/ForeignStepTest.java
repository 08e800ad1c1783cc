package io.farmhand.sim.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.sim.environment.contract.SmallScenario;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;

class ForeignStepTest {
  private static final EnvironmentSettings SETTINGS = EnvironmentSettings.paper();
  private static final int MAX_STEPS = 3;

  private static VectorEnvironment open() {
    return VectorEnvironment.of(
        SmallScenario.of(MAX_STEPS),
        SETTINGS,
        VectorSettings.of(2),
        VectorBuffers.direct(2, SETTINGS.view().size()));
  }

  /** Calls it as C does. */
  @SuppressWarnings("restricted")
  private static int call(ForeignStep step) throws Throwable {
    MethodHandle function =
        Linker.nativeLinker()
            .downcallHandle(
                MemorySegment.ofAddress(step.address()),
                FunctionDescriptor.of(ValueLayout.JAVA_INT));
    return (int) function.invokeExact();
  }

  @Test
  void stepsAsTheEnvironmentsDo() throws Throwable {
    try (VectorEnvironment called = open();
        VectorEnvironment stepped = open();
        ForeignStep step = ForeignStep.of(called)) {
      called.reset(3);
      stepped.reset(3);
      for (int i = 0; i < 2 * MAX_STEPS; i++) {
        called.buffers().actions().put(0, new int[] {2, 1});
        stepped.buffers().actions().put(0, new int[] {2, 1});
        assertThat(call(step)).isEqualTo(stepped.step()).isEqualTo(i == MAX_STEPS - 1 ? 2 : 0);
        assertThat(called.buffers().observations()).isEqualTo(stepped.buffers().observations());
        assertThat(called.buffers().rewards()).isEqualTo(stepped.buffers().rewards());
      }
      assertThat(step.failure()).isNull();
    }
  }

  @Test
  void whatFailsIsKeptInsteadOfThrown() throws Throwable {
    try (VectorEnvironment vector = open();
        ForeignStep step = ForeignStep.of(vector)) {
      assertThat(call(step)).isEqualTo(ForeignStep.FAILED);
      assertThat(step.failure())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("reset");
      vector.reset(1);
      vector.buffers().actions().put(0, new int[] {1, 7});
      assertThat(call(step)).isEqualTo(ForeignStep.FAILED);
      assertThat(step.failure()).hasMessage("actions[1] = 7, must be in 0 .. 2");
      vector.buffers().actions().put(0, new int[] {1, 2});
      assertThat(call(step)).isZero();
    }
  }
}
