package io.farmhand.sim.environment;

import io.farmhand.check.Require;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Where a {@link VectorEnvironment} reads actions and writes what came of them; it belongs to the
 * caller. All are addressed from index 0, whatever their position.
 *
 * @param rewards a number for each environment
 * @param figures {@link VectorEnvironment#FIGURES} numbers for each environment, written when its
 *     episode ends
 * @param raw {@code view().size()} numbers for each environment: the observation without bounds,
 *     NaN where a number is not known
 * @param finalRaw as many, written when an episode ends in a step that already begins the next
 * @param observations {@code view().size()} numbers for each environment
 * @param finalObservations as many, written when {@code finalRaw} is
 * @param actions a number for each environment
 * @param terminated a byte for each environment, 1 or 0
 * @param truncated a byte for each environment, 1 or 0
 */
public record VectorBuffers(
    DoubleBuffer rewards,
    DoubleBuffer figures,
    DoubleBuffer raw,
    DoubleBuffer finalRaw,
    FloatBuffer observations,
    FloatBuffer finalObservations,
    IntBuffer actions,
    ByteBuffer terminated,
    ByteBuffer truncated) {
  private static final int DOUBLES = 1 + VectorEnvironment.FIGURES.size();
  private static final int FLAGS = 2;

  /** Buffers in one block of memory outside of the heap, for code that is not Java. */
  public static VectorBuffers direct(int environments, int viewSize) {
    return in(ByteBuffer.allocateDirect(bytes(environments, viewSize)), environments, viewSize);
  }

  /**
   * Buffers one after the other, in the order of this record and of the machine's bytes, in a block
   * that the caller has.
   *
   * @param block with {@link #bytes} from its position on
   */
  public static VectorBuffers in(ByteBuffer block, int environments, int viewSize) {
    int needed = bytes(environments, viewSize);
    Require.that(
        block.remaining() >= needed, "bytes of the block", block.remaining(), "at least " + needed);
    Cut cut = new Cut(block.slice());
    return new VectorBuffers(
        cut.next(Double.BYTES * environments).asDoubleBuffer(),
        cut.next(Double.BYTES * environments * (DOUBLES - 1)).asDoubleBuffer(),
        cut.next(Double.BYTES * environments * viewSize).asDoubleBuffer(),
        cut.next(Double.BYTES * environments * viewSize).asDoubleBuffer(),
        cut.next(Float.BYTES * environments * viewSize).asFloatBuffer(),
        cut.next(Float.BYTES * environments * viewSize).asFloatBuffer(),
        cut.next(Integer.BYTES * environments).asIntBuffer(),
        cut.next(environments),
        cut.next(environments));
  }

  /** The size of a block for {@link #in}. */
  public static int bytes(int environments, int viewSize) {
    return environments
        * (DOUBLES * Double.BYTES
            + viewSize * 2 * (Double.BYTES + Float.BYTES)
            + Integer.BYTES
            + FLAGS);
  }

  void check(int environments, int viewSize) {
    check("rewards", rewards, environments);
    check("figures", figures, environments * (DOUBLES - 1));
    check("raw", raw, environments * viewSize);
    check("finalRaw", finalRaw, environments * viewSize);
    check("observations", observations, environments * viewSize);
    check("finalObservations", finalObservations, environments * viewSize);
    check("actions", actions, environments);
    check("terminated", terminated, environments);
    check("truncated", truncated, environments);
  }

  private static void check(String name, Buffer buffer, int needed) {
    Require.that(buffer.limit() >= needed, "size of " + name, buffer.limit(), "at least " + needed);
  }

  private static final class Cut {
    private final ByteBuffer block;
    private int at;

    Cut(ByteBuffer block) {
      this.block = block;
    }

    ByteBuffer next(int bytes) {
      ByteBuffer part = block.slice(at, bytes).order(ByteOrder.nativeOrder());
      at += bytes;
      return part;
    }
  }
}
