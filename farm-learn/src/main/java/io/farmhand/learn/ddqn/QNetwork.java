package io.farmhand.learn.ddqn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A network of dense layers with rectifiers between them, and the steps that make it fit better.
 *
 * <p>Rows of numbers lie one after the other in an array. Not for use by several threads.
 */
interface QNetwork extends AutoCloseable {
  /** The outputs for each of {@code rows} rows of inputs. */
  float[] values(float[] inputs, int rows);

  /**
   * One step of gradient descent on the smooth L1 distance to these targets, its mean over the
   * outputs that count.
   *
   * @param inputs the rows
   * @param rows how many
   * @param targets what the outputs should be
   * @param counts 1 for an output that counts, 0 for one that does not
   */
  void update(float[] inputs, int rows, float[] targets, float[] counts);

  /** Weights and bias of each layer in turn; weights lie output by output. A copy. */
  float[][] parameters();

  /** Moves the parameters towards these by a share of the distance. */
  void follow(float[][] others, float share);

  /** Changes the size of the steps. */
  void rate(float rate);

  /** Writes the parameters and the state of the optimiser. */
  void save(DataOutput out) throws IOException;

  /** Takes over what a network of the same sizes wrote. */
  void restore(DataInput in) throws IOException;

  @Override
  void close();
}
