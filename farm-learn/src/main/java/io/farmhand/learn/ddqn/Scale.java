package io.farmhand.learn.ddqn;

import io.farmhand.learn.training.Quantiles;
import io.farmhand.monitor.ObservationView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Brings each number of an observation to 0..1, as a network's policy will do, too. */
final class Scale {
  private static final double USUAL_SHARE = 0.95;
  private static final double MARGIN = 1.25;

  private final double[] low;
  private final double[] high;

  private Scale(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  /** From a view's bounds, as published. */
  static Scale of(ObservationView view) {
    List<ObservationView.Part> parts = view.parts();
    return new Scale(
        parts.stream().mapToDouble(ObservationView.Part::low).toArray(),
        parts.stream().mapToDouble(ObservationView.Part::high).toArray());
  }

  /** From what is usual: rare extremes are clipped, so that the usual has more of the range. */
  static Scale of(ObservationView view, Quantiles seen) {
    Scale bounds = of(view);
    for (int i = 0; i < bounds.high.length; i++) {
      double low = seen.at(i, 0);
      double high = low + MARGIN * (seen.at(i, USUAL_SHARE) - low);
      if (high > low) {
        bounds.low[i] = low;
        bounds.high[i] = Math.min(bounds.high[i], high);
      }
    }
    return bounds;
  }

  double[] low() {
    return low.clone();
  }

  double[] high() {
    return high.clone();
  }

  float[] apply(float[] observation) {
    float[] scaled = new float[observation.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) Math.clamp((observation[i] - low[i]) / (high[i] - low[i]), 0, 1);
    }
    return scaled;
  }

  void save(DataOutput out) throws IOException {
    for (int i = 0; i < low.length; i++) {
      out.writeDouble(low[i]);
      out.writeDouble(high[i]);
    }
  }

  static Scale restore(DataInput in, int size) throws IOException {
    Scale scale = new Scale(new double[size], new double[size]);
    for (int i = 0; i < size; i++) {
      scale.low[i] = in.readDouble();
      scale.high[i] = in.readDouble();
    }
    return scale;
  }
}
