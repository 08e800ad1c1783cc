package io.farmhand.learn.ddqn;

import io.farmhand.check.Require;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The latest experiences: a state, an action, what followed within a few steps, and the state then.
 * The oldest gives way to the newest.
 */
final class ReplayMemory {
  private final int capacity;
  private final int width;
  private final int parts;
  private final float[] states;
  private final float[] nexts;
  private final int[] actions;
  private final float[] costs;
  private final float[] continues;
  private int size;
  private int at;

  /**
   * A memory.
   *
   * @param capacity experiences that it holds
   * @param width numbers of a state
   * @param parts parts of what followed
   */
  ReplayMemory(int capacity, int width, int parts) {
    Require.that(capacity >= 1, "capacity", capacity, "at least 1");
    this.capacity = capacity;
    this.width = width;
    this.parts = parts;
    states = new float[capacity * width];
    nexts = new float[capacity * width];
    actions = new int[capacity];
    costs = new float[capacity * parts];
    continues = new float[capacity];
  }

  int size() {
    return size;
  }

  /**
   * Adds an experience.
   *
   * @param followed what followed, part by part
   * @param continued weight of what the next state is worth; 0 where nothing counts any more
   */
  void add(float[] state, int action, double[] followed, float[] next, double continued) {
    System.arraycopy(state, 0, states, at * width, width);
    System.arraycopy(next, 0, nexts, at * width, width);
    actions[at] = action;
    for (int part = 0; part < parts; part++) {
      costs[at * parts + part] = (float) followed[part];
    }
    continues[at] = (float) continued;
    at = (at + 1) % capacity;
    size = Math.min(size + 1, capacity);
  }

  void state(int index, float[] into, int row) {
    System.arraycopy(states, index * width, into, row * width, width);
  }

  void next(int index, float[] into, int row) {
    System.arraycopy(nexts, index * width, into, row * width, width);
  }

  int action(int index) {
    return actions[index];
  }

  float followed(int index, int part) {
    return costs[index * parts + part];
  }

  float continued(int index) {
    return continues[index];
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(size);
    out.writeInt(at);
    for (int i = 0; i < size; i++) {
      out.writeInt(actions[i]);
    }
    Floats.write(out, states, nexts, costs, continues);
  }

  void restore(DataInput in) throws IOException {
    size = in.readInt();
    at = in.readInt();
    if (size < 0 || size > capacity || at < 0 || at >= capacity) {
      throw new IOException("a replay memory of " + size + " experiences");
    }
    for (int i = 0; i < size; i++) {
      actions[i] = in.readInt();
    }
    Floats.read(in, states, nexts, costs, continues);
  }
}
