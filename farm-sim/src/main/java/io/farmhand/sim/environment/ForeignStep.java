package io.farmhand.sim.environment;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The step of a {@link VectorEnvironment} as a function of C, {@code int step(void)}, for callers
 * in the same process to whom a call by JNI costs more than it should.
 *
 * <p>It returns what {@link VectorEnvironment#step()} returns, or {@link #FAILED}; {@link
 * #failure()} says why then. Its address is valid until it is closed, and is for one caller at a
 * time.
 */
public final class ForeignStep implements AutoCloseable {
  /** What the function returns when the step was not possible. */
  public static final int FAILED = -1;

  private final VectorEnvironment vector;
  private final Arena arena = Arena.ofShared();
  private final long address;
  private @Nullable Throwable failure;

  private ForeignStep(VectorEnvironment vector) {
    this.vector = vector;
    address = stub();
  }

  /** The step of these environments; it closes nothing but itself. */
  public static ForeignStep of(VectorEnvironment vector) {
    return new ForeignStep(vector);
  }

  @SuppressWarnings("restricted") // who asks for the address has enabled native access
  private long stub() {
    try {
      MethodHandle step =
          MethodHandles.lookup()
              .findVirtual(ForeignStep.class, "step", MethodType.methodType(int.class))
              .bindTo(this);
      FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.JAVA_INT);
      return Linker.nativeLinker().upcallStub(step, signature, arena).address();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("expected the method step() of this class", e);
    }
  }

  /** Nothing may be thrown from here: it would end the process. */
  @SuppressWarnings("UnusedMethod") // called by way of its handle
  private int step() {
    try {
      return vector.step();
    } catch (Throwable thrown) {
      failure = thrown;
      return FAILED;
    }
  }

  /** Where the function is. */
  public long address() {
    return address;
  }

  /** Why the last step that failed did; null when none has. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** The function exists no more. */
  @Override
  public void close() {
    arena.close();
  }
}
