package io.farmhand.app.scenario;

import io.farmhand.task.Codec;
import io.farmhand.task.FarmFunction.Codecs;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** How tasks reach workers outside this process: as an {@link Errand}; back come its seconds. */
public final class ErrandCodecs {
  private ErrandCodecs() {}

  /**
   * Codecs for a run.
   *
   * @param errand what is to be done for a task
   * @param speed how many seconds of the run's time pass in a real one
   */
  public static <I> Codecs<I, Double> of(Function<? super I, Errand> errand, double speed) {
    return new Codecs<>(new Input<>(errand), new Seconds(speed));
  }

  private record Input<I>(Function<? super I, Errand> errand) implements Codec<I> {
    @Override
    public byte[] encode(I value) {
      return errand.apply(value).line().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public I decode(byte[] bytes) {
      throw new UnsupportedOperationException("an errand does not tell its task");
    }

    @Override
    public String mediaType() {
      return "text/plain; charset=utf-8";
    }
  }

  /** Real seconds outside, the run's seconds here. */
  private record Seconds(double speed) implements Codec<Double> {
    @Override
    public byte[] encode(Double value) {
      return Double.toString(value / speed).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Double decode(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      double seconds;
      try {
        seconds = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected seconds, found '" + text + "'", e);
      }
      if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("expected seconds of at least 0, found " + text);
      }
      return seconds * speed;
    }
  }
}
