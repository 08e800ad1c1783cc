package io.farmhand.sim.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.control.ErlangC;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Exponential;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.LogNormal;
import io.farmhand.sim.stats.Interval;
import io.farmhand.sim.stats.Sample;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation agrees with what is known of queues in closed form. */
class QueueingTheoryTest {
  private static final int RUNS = 100;
  private static final double LEVEL = 0.99;

  /** The interval must hold the value, and be narrow enough for that to mean something. */
  private static void holds(Sample sample, double expected, double narrow) {
    Interval interval = sample.interval(LEVEL);
    assertThat(interval.halfWidth()).isLessThan(narrow * expected);
    assertThat(expected).isBetween(interval.low(), interval.high());
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5", "1, 0.8", "2, 0.7", "4, 0.8", "8, 0.6", "16, 0.9"})
  void exponentialServiceFollowsErlang(int servers, double utilization) {
    double service = 0.5;
    double load = utilization * servers;
    Waits waits = Waits.of(servers, load / service, new Exponential(service), RUNS);
    double waiting = ErlangC.waiting(servers, load);
    holds(waits.probability(), waiting, 0.04);
    holds(waits.seconds(), waiting * service / (servers - load), 0.15);
  }

  static Stream<Arguments> services() {
    return Stream.of(
        Arguments.of("constant", new Constant(0.5), 0.0),
        Arguments.of("gamma", new Gamma(4, 0.5), 0.25),
        Arguments.of("exponential", new Exponential(0.5), 1.0),
        Arguments.of("log-normal", new LogNormal(0.5, 2), 4.0));
  }

  /** Pollaczek and Khinchine: the mean wait of M/G/1 is (1 + cv^2) / 2 that of M/M/1. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  void anyServiceOfOneServerFollowsPollaczekAndKhinchine(
      String name, Distribution service, double scv) {
    double utilization = 0.7;
    Waits waits = Waits.of(1, utilization / service.mean(), service, 2 * RUNS);
    holds(waits.probability(), utilization, 0.02);
    double exponential = utilization * service.mean() / (1 - utilization);
    holds(waits.seconds(), 0.5 * (1 + scv) * exponential, 0.1);
  }

  /**
   * Cosmetatos, "Some approximate equilibrium results for the multi-server queue M/G/r" (1976): the
   * mean wait of M/D/c, here within a hundredth.
   */
  @ParameterizedTest
  @CsvSource({"2, 0.7", "4, 0.8", "8, 0.8"})
  void constantServiceOfManyServersFollowsCosmetatos(int servers, double utilization) {
    double service = 0.5;
    double load = utilization * servers;
    Waits waits = Waits.of(servers, load / service, new Constant(service), 4 * RUNS);
    double exponential = ErlangC.waiting(servers, load) * service / (servers - load);
    double correction =
        (1 - utilization)
            * (servers - 1)
            * (Math.sqrt(4 + 5.0 * servers) - 2)
            / (16 * utilization * servers);
    double expected = 0.5 * (1 + correction) * exponential;
    Interval interval = waits.seconds().interval(LEVEL);
    assertThat(interval.halfWidth()).isLessThan(0.03 * expected);
    assertThat(expected)
        .isBetween(interval.low() - 0.01 * expected, interval.high() + 0.01 * expected);
  }

  /** M/E2/c has no closed form, but a chain of few states. */
  @ParameterizedTest
  @CsvSource({"2, 0.7", "4, 0.8", "8, 0.8", "16, 0.85"})
  void erlangServiceOfManyServersFollowsItsChain(int servers, double utilization) {
    double service = 0.5;
    double arrivals = utilization * servers / service;
    Waits waits = Waits.of(servers, arrivals, new Gamma(2, service), 2 * RUNS);
    ErlangServiceChain chain = ErlangServiceChain.of(servers, arrivals, service);
    holds(waits.probability(), chain.waiting(), 0.04);
    holds(waits.seconds(), chain.waitSeconds(), 0.08);
  }

  static Stream<Arguments> spreads() {
    return Stream.of(
        Arguments.of("gamma", new Gamma(4, 0.5), 0.25, 4, 0.85, 0.03),
        Arguments.of("gamma, many", new Gamma(4, 0.5), 0.25, 16, 0.85, 0.06),
        Arguments.of("log-normal", new LogNormal(0.5, 1.5), 2.25, 4, 0.85, 0.04),
        Arguments.of("log-normal, many", new LogNormal(0.5, 1.5), 2.25, 16, 0.85, 0.2));
  }

  /**
   * Allen and Cunneen (Lee and Longton 1959): the mean wait of M/G/c is about (1 + cv^2) / 2 that
   * of M/M/c, the better the busier the servers; at 16, where two tasks in five wait, it is a sixth
   * too much. And it is below the bound for many servers of Kingman, "Inequalities in the theory of
   * queues" (1970).
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("spreads")
  void anyServiceOfManyServersIsNearAllenAndCunneenAndBelowKingman(
      String name,
      Distribution service,
      double scv,
      int servers,
      double utilization,
      double tolerance) {
    double mean = service.mean();
    double load = utilization * servers;
    Waits waits = Waits.of(servers, load / mean, service, 4 * RUNS);
    Interval interval = waits.seconds().interval(LEVEL);
    double exponential = ErlangC.waiting(servers, load) * mean / (servers - load);
    double expected = 0.5 * (1 + scv) * exponential;
    assertThat(interval.halfWidth()).isLessThan(0.06 * expected);
    assertThat(expected)
        .isBetween(interval.low() - tolerance * expected, interval.high() + tolerance * expected);
    assertThat(interval.high()).isLessThan(kingman(servers, load / mean, mean, scv));
  }

  private static double kingman(int servers, double arrivals, double mean, double scv) {
    double between = 1 / (arrivals * arrivals);
    double each = mean * mean / servers;
    double spread = between + scv * each + (1 - 1.0 / servers) * each;
    return arrivals * spread / (2 * (1 - arrivals * mean / servers));
  }
}
