package io.farmhand.policy;

import io.farmhand.check.Require;
import io.farmhand.control.ActionSet;
import io.farmhand.monitor.ObservationView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Values of actions from a network of dense layers with rectifiers between them.
 *
 * <p>Each number of the observation is brought to 0..1 first: (x - low) / (high - low), clipped.
 * Weights and sums have single precision, as in training.
 */
public final class NetworkRule implements ValueRule {
  static final String KIND = "network";

  private static final int MOST_LAYERS = 16;

  private final ObservationView view;
  private final ActionSet actions;
  private final double[] low;
  private final double[] high;
  private final List<Layer> layers;

  /** A dense layer: a row of weights for each output, in which each input has its weight. */
  private static final class Layer {
    private final float[][] weights;
    private final float[] bias;

    Layer(float[][] weights, float[] bias) {
      this.weights = weights;
      this.bias = bias;
    }

    void apply(float[] input, float[] output, boolean rectify) {
      for (int out = 0; out < bias.length; out++) {
        float[] row = weights[out];
        float sum = bias[out];
        for (int in = 0; in < row.length; in++) {
          sum += row[in] * input[in];
        }
        output[out] = rectify ? Math.max(0, sum) : sum;
      }
    }
  }

  private NetworkRule(
      ObservationView view, ActionSet actions, double[] low, double[] high, List<Layer> layers) {
    this.view = view;
    this.actions = actions;
    this.low = low;
    this.high = high;
    this.layers = layers;
  }

  /** Puts a network together, layer by layer. */
  public static final class Builder {
    private final ObservationView view;
    private final ActionSet actions;
    private final double[] low;
    private final double[] high;
    private final List<Layer> layers = new ArrayList<>();
    private int size;

    private Builder(ObservationView view, ActionSet actions, double[] low, double[] high) {
      this.view = view;
      this.actions = actions;
      this.low = low.clone();
      this.high = high.clone();
      size = view.size();
      for (int i = 0; i < size; i++) {
        Require.that(
            Double.isFinite(low[i]) && high[i] > low[i] && Double.isFinite(high[i] - low[i]),
            "high",
            high[i],
            "above low = " + low[i]);
      }
    }

    /**
     * The next layer.
     *
     * @param weights those of the first output, then those of the second, and so on
     * @param bias a number for each output
     */
    public Builder layer(float[] weights, float[] bias) {
      Require.that(
          bias.length > 0 && weights.length == size * bias.length,
          "weights",
          weights.length,
          size + " for each of " + bias.length + " outputs");
      float[][] rows = new float[bias.length][];
      for (int out = 0; out < bias.length; out++) {
        rows[out] = Arrays.copyOfRange(weights, out * size, (out + 1) * size);
      }
      return layer(rows, bias.clone());
    }

    private Builder layer(float[][] rows, float[] bias) {
      for (float[] row : rows) {
        requireFinite(row);
      }
      requireFinite(bias);
      layers.add(new Layer(rows, bias));
      size = bias.length;
      return this;
    }

    /** The network; its last layer has an output for each action. */
    public NetworkRule build() {
      Require.that(!layers.isEmpty(), "layers", layers.size(), "at least 1");
      Require.that(
          size == actions.size(),
          "outputs",
          size,
          "one for each of " + actions.size() + " actions");
      return new NetworkRule(view, actions, low, high, List.copyOf(layers));
    }
  }

  /**
   * A network to be built.
   *
   * @param low for each number of the view what becomes 0
   * @param high for each number of the view what becomes 1, above {@code low}
   */
  public static Builder builder(
      ObservationView view, ActionSet actions, double[] low, double[] high) {
    Require.that(low.length == view.size(), "low", low.length, view.size() + " numbers");
    Require.that(high.length == view.size(), "high", high.length, view.size() + " numbers");
    return new Builder(view, actions, low, high);
  }

  static NetworkRule of(Map<String, String> settings, Numbers numbers) {
    ObservationView view = ObservationView.named(ValueRule.setting(settings, "observation"));
    ActionSet actions = ActionSet.named(ValueRule.setting(settings, "actions"));
    Builder builder =
        builder(view, actions, numbers.row("low", view.size()), numbers.row("high", view.size()));
    int count = numbers.whole("layers", 1, MOST_LAYERS);
    int rows = 3;
    for (int layer = 0; layer < count; layer++) {
      float[] bias = floats(numbers.row(bias(layer)));
      float[][] weights = new float[bias.length][];
      for (int out = 0; out < bias.length; out++) {
        weights[out] = floats(numbers.row(weights(layer, out), builder.size));
      }
      Require.that(bias.length > 0, bias(layer), bias.length, "at least one number");
      builder.layer(weights, bias);
      rows += 1 + bias.length;
    }
    numbers.requireRows(rows);
    return builder.build();
  }

  private static String bias(int layer) {
    return "bias." + layer;
  }

  private static String weights(int layer, int out) {
    return "weights." + layer + "." + out;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ObservationView view() {
    return view;
  }

  @Override
  public ActionSet actions() {
    return actions;
  }

  @Override
  public boolean values(float[] observation, double[] into) {
    float[] values = new float[view.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.clamp((observation[i] - low[i]) / (high[i] - low[i]), 0, 1);
    }
    for (int i = 0; i < layers.size(); i++) {
      float[] next = new float[layers.get(i).bias.length];
      layers.get(i).apply(values, next, i + 1 < layers.size());
      values = next;
    }
    for (int action = 0; action < into.length; action++) {
      into[action] = values[action];
    }
    return true;
  }

  @Override
  public Numbers numbers() {
    Numbers.Builder numbers =
        Numbers.builder().with("low", low).with("high", high).with("layers", layers.size());
    for (int i = 0; i < layers.size(); i++) {
      numbers.with(bias(i), doubles(layers.get(i).bias));
      for (int out = 0; out < layers.get(i).bias.length; out++) {
        numbers.with(weights(i, out), doubles(layers.get(i).weights[out]));
      }
    }
    return numbers.build();
  }

  private static void requireFinite(float[] row) {
    for (float number : row) {
      Require.that(Float.isFinite(number), "weight", number, "finite");
    }
  }

  private static float[] floats(double[] row) {
    float[] floats = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      floats[i] = (float) row[i];
    }
    return floats;
  }

  private static double[] doubles(float[] row) {
    double[] doubles = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      doubles[i] = row[i];
    }
    return doubles;
  }
}
