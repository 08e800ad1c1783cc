package io.farmhand.sim.calibration;

import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Empirical;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.stats.Quantiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured of a platform.
 *
 * @param startupSeconds times from asking for a worker until it was ready
 * @param stopSeconds times from asking workers to stop until the platform had none of them
 * @param calls tasks that workers have done
 * @param deaths tasks that their worker died of
 * @param complete whether all was measured that was to be
 */
public record CalibrationResult(
    List<Double> startupSeconds,
    List<Double> stopSeconds,
    List<MeasuredCall> calls,
    int deaths,
    boolean complete) {
  /** Times to start and to stop are written to a tenth of a millisecond. */
  private static final double STARTUP_DIGITS = 1e4;

  private static final double FACTOR_DIGITS = 1e3;
  private static final double LEAST_SPREAD = 0.01;
  private static final double STANDARD_ERRORS = 3;

  /** From the median absolute deviation to the standard deviation of a normal distribution. */
  private static final double SD_OF_MAD = 1.4826;

  /** From the standard error of a mean to that of a median. */
  private static final double MEDIAN_ERROR = 1.2533;

  public CalibrationResult {
    startupSeconds = List.copyOf(startupSeconds);
    stopSeconds = List.copyOf(stopSeconds);
    calls = List.copyOf(calls);
  }

  /** The start-up times. */
  public Quantiles startups() {
    return quantiles(startupSeconds);
  }

  /** The times to stop, of which there is one for each round. */
  public Quantiles stops() {
    return quantiles(stopSeconds);
  }

  /** The times that workers were held besides the work. */
  public Quantiles overheads() {
    return quantiles(calls.stream().map(MeasuredCall::overheadSeconds).toList());
  }

  /** The times of the work itself. */
  public Quantiles services() {
    return quantiles(calls.stream().map(MeasuredCall::serviceSeconds).toList());
  }

  /** The service time by size. */
  public ServiceFit fit() {
    return ServiceFit.of(calls);
  }

  /**
   * For each worker by how much longer than the fit its tasks took, in the median, and with a mean
   * of 1; empty where the platform does not say which worker did what.
   */
  public List<Double> slowness() {
    List<Double> medians = ratios().values().stream().map(all -> quantiles(all).median()).toList();
    double mean = medians.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    return medians.stream().map(median -> median / mean).toList();
  }

  private Map<Integer, List<Double>> ratios() {
    ServiceFit fit = fit();
    Map<Integer, List<Double>> byWorker = new TreeMap<>();
    for (MeasuredCall call : calls) {
      if (call.worker() >= 0) {
        byWorker
            .computeIfAbsent(call.worker(), _ -> new ArrayList<>())
            .add(call.serviceSeconds() / fit.secondsFor(call.size()));
      }
    }
    return byWorker;
  }

  /**
   * Whether workers differ by more than tasks of one worker do: their spread is above 1 % and above
   * three standard errors of their medians.
   */
  public boolean unequal() {
    double[] factors = slowness().stream().mapToDouble(Double::doubleValue).toArray();
    double spread = SD_OF_MAD * deviation(factors);
    double noise = 0;
    for (List<Double> all : ratios().values()) {
      double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
      double error = MEDIAN_ERROR * SD_OF_MAD * deviation(values) / Math.sqrt(values.length);
      noise = Math.max(noise, error);
    }
    return spread > Math.max(LEAST_SPREAD, STANDARD_ERRORS * noise);
  }

  /** The median distance from the median. */
  private static double deviation(double[] values) {
    double median = Quantiles.of(values).median();
    double[] distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = Math.abs(values[i] - median);
    }
    return Quantiles.of(distances).median();
  }

  /**
   * The platform as it was measured: start-up times as they were, the median of the overheads, the
   * share of the tasks that killed their worker, the times to stop, and the workers' speeds where
   * they differ.
   */
  public PlatformProfile profile(String name) {
    Distribution slowness =
        unequal() ? new Empirical(rounded(slowness(), FACTOR_DIGITS)) : new Constant(1);
    return new PlatformProfile(
        name,
        new Empirical(rounded(startupSeconds, STARTUP_DIGITS)),
        stopSeconds.isEmpty()
            ? new Constant(0)
            : new Empirical(rounded(stopSeconds, STARTUP_DIGITS)),
        Duration.ofNanos(1_000 * Math.max(0, Math.round(overheads().median() * 1e6))),
        (double) deaths / (calls.size() + deaths),
        slowness,
        false);
  }

  private static List<Double> rounded(List<Double> values, double digits) {
    return values.stream().map(value -> Math.round(value * digits) / digits).toList();
  }

  private static Quantiles quantiles(List<Double> values) {
    return Quantiles.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
