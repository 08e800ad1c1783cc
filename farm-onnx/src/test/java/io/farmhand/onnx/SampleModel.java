package io.farmhand.onnx;

import io.farmhand.monitor.ObservationView;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bytes of an ONNX file with one dense layer: values = observation x weights + bias.
 *
 * <p>Written field by field after {@code onnx.proto}, so that tests can have what no exporter
 * makes.
 */
final class SampleModel {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 11;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final float[][] weights;
  private final float[] bias;
  private int type = FLOAT;
  private int outputs = 1;

  private SampleModel(float[][] weights, float[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /** Adds a worker where more than {@code limit} tasks wait, else keeps what there is. */
  static SampleModel addsAbove(float limit) {
    float[][] weights = new float[9][3];
    weights[1][2] = 1;
    ObservationView view = ObservationView.paper(true);
    return new SampleModel(weights, new float[] {-1, 0, -limit})
        .with(OnnxMetadata.FORMAT, "1")
        .with(OnnxMetadata.NAME, "adds-above")
        .with(OnnxMetadata.OBSERVATION, view.name())
        .with(
            OnnxMetadata.NUMBERS,
            view.parts().stream().map(ObservationView.Part::name).collect(Collectors.joining(",")))
        .with(OnnxMetadata.ACTIONS, "step:1")
        .with(OnnxMetadata.SCENARIO, "paper-as-run")
        .with(OnnxMetadata.STEP, "PT8S");
  }

  /** One that gives the same numbers whatever it sees. */
  SampleModel always(float... values) {
    SampleModel other = new SampleModel(new float[weights.length][values.length], values);
    other.metadata.putAll(metadata);
    return other;
  }

  SampleModel with(String name, String value) {
    metadata.put(name, value);
    return this;
  }

  SampleModel without(String name) {
    metadata.remove(name);
    return this;
  }

  SampleModel inDoubles() {
    type = DOUBLE;
    return this;
  }

  SampleModel withTwoOutputs() {
    outputs = 2;
    return this;
  }

  byte[] bytes() {
    Message model = new Message().number(1, 8).text(2, "farmhand-tests").message(7, graph());
    model.message(8, new Message().number(2, 17));
    metadata.forEach(
        (name, value) -> model.message(14, new Message().text(1, name).text(2, value)));
    return model.bytes();
  }

  private Message graph() {
    Message graph = new Message().text(2, "policy");
    for (int i = 0; i < outputs; i++) {
      graph.message(
          1,
          new Message()
              .text(1, "observation")
              .text(1, "weights")
              .text(1, "bias")
              .text(2, "values" + i)
              .text(4, "Gemm"));
      graph.message(12, tensor("values" + i, bias.length));
    }
    float[] all = new float[weights.length * bias.length];
    for (int row = 0; row < weights.length; row++) {
      System.arraycopy(weights[row], 0, all, row * bias.length, bias.length);
    }
    return graph
        .message(5, constant("weights", all, weights.length, bias.length))
        .message(5, constant("bias", bias, bias.length))
        .message(11, tensor("observation", weights.length));
  }

  private Message constant(String name, float[] values, int... sizes) {
    Message tensor = new Message();
    Arrays.stream(sizes).forEach(size -> tensor.number(1, size));
    int width = type == FLOAT ? Float.BYTES : Double.BYTES;
    ByteBuffer raw = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      if (type == FLOAT) {
        raw.putFloat(value);
      } else {
        raw.putDouble(value);
      }
    }
    return tensor.number(2, type).text(8, name).raw(9, raw.array());
  }

  private Message tensor(String name, int size) {
    Message shape =
        new Message()
            .message(1, new Message().text(2, "batch"))
            .message(1, new Message().number(1, size));
    Message tensor = new Message().number(1, type).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of protocol buffers. */
  private static final class Message {
    private static final int VARIABLE = 0;
    private static final int LENGTH_FIRST = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      variable((long) field << 3 | VARIABLE);
      variable(value);
      return this;
    }

    Message text(int field, String value) {
      return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return raw(field, value.bytes());
    }

    Message raw(int field, byte[] value) {
      variable((long) field << 3 | LENGTH_FIRST);
      variable(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void variable(long value) {
      long rest = value;
      while (rest >= 0x80) {
        out.write((int) (rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
