package io.farmhand.learn.ddqn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes arrays of numbers bit by bit and reads them into arrays of the same sizes. */
final class Floats {
  private Floats() {}

  static void write(DataOutput out, float[]... arrays) throws IOException {
    for (float[] array : arrays) {
      for (float number : array) {
        out.writeFloat(number);
      }
    }
  }

  static void read(DataInput in, float[]... arrays) throws IOException {
    for (float[] array : arrays) {
      for (int i = 0; i < array.length; i++) {
        array[i] = in.readFloat();
      }
    }
  }
}
