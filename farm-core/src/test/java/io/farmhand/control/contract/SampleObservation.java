package io.farmhand.control.contract;

import io.farmhand.monitor.Observation;

/** Builds observations for tests; what is not set is that of an idle farm without any history. */
public final class SampleObservation {
  private double timeSeconds;
  private int waiting;
  private int delayed;
  private int results;
  private int inFlight;
  private int target = 1;
  private int starting;
  private double windowSeconds = 8;
  private long arrivals;
  private long completions;
  private double meanSojournSeconds = Double.NaN;
  private double maxSojournSeconds = Double.NaN;
  private double meanServiceSeconds = Double.NaN;
  private double serviceScv = Double.NaN;
  private double meanSlackSeconds = Double.NaN;
  private double slackScv = Double.NaN;
  private double qos = Double.NaN;
  private long accepted;
  private long collected;
  private double busySeconds;
  private double waitSeconds;
  private double startupSeconds = Double.NaN;
  private double expectedWorkSeconds = Double.NaN;

  /** An idle farm of one worker. */
  public static SampleObservation idle() {
    return new SampleObservation();
  }

  /** A time since the farm opened. */
  public SampleObservation at(double seconds) {
    timeSeconds = seconds;
    return this;
  }

  /** Tasks that wait, that wait for a retry, that workers hold, and results not collected. */
  public SampleObservation queues(int waiting, int delayed, int inFlight, int results) {
    this.waiting = waiting;
    this.delayed = delayed;
    this.inFlight = inFlight;
    this.results = results;
    return this;
  }

  /** A pool of {@code target} of which {@code starting} are not ready. */
  public SampleObservation workers(int target, int starting) {
    this.target = target;
    this.starting = starting;
    return this;
  }

  /** Arrivals in a window of eight seconds. */
  public SampleObservation arrivals(long arrivals) {
    this.arrivals = arrivals;
    return this;
  }

  /** Mean and longest time from creation to collection in the window. */
  public SampleObservation sojourn(double mean, double max) {
    meanSojournSeconds = mean;
    maxSojournSeconds = max;
    return this;
  }

  /** Completions in the window, with the mean and spread of their service times. */
  public SampleObservation served(long completions, double mean, double scv) {
    this.completions = completions;
    meanServiceSeconds = mean;
    serviceScv = scv;
    return this;
  }

  /** Mean and spread of the time that completions of the window could have waited. */
  public SampleObservation slack(double mean, double scv) {
    meanSlackSeconds = mean;
    slackScv = scv;
    return this;
  }

  /** Share of the window's completions within their deadline. */
  public SampleObservation qos(double share) {
    qos = share;
    return this;
  }

  /** Tasks accepted and completed so far, and the time in which workers held one. */
  public SampleObservation totals(long accepted, long completed, double busySeconds) {
    this.accepted = accepted;
    this.collected = completed;
    this.busySeconds = busySeconds;
    return this;
  }

  /** Time that tasks have waited so far, all together. */
  public SampleObservation waited(double seconds) {
    waitSeconds = seconds;
    return this;
  }

  /** Start-up time as estimated from recent starts. */
  public SampleObservation startup(double seconds) {
    startupSeconds = seconds;
    return this;
  }

  /** Sum of the expected service times of the waiting tasks. */
  public SampleObservation expectedWork(double seconds) {
    expectedWorkSeconds = seconds;
    return this;
  }

  /** The observation. */
  public Observation build() {
    int ready = Math.max(0, target - starting);
    return new Observation(
        timeSeconds,
        new Observation.Queues(
            0, waiting, 0, delayed, inFlight, results, Double.NaN, Double.NaN, expectedWorkSeconds),
        new Observation.Workers(
            target, starting, ready, 0, Math.min(inFlight, ready), startupSeconds),
        new Observation.Window(
            windowSeconds,
            arrivals,
            completions,
            meanSojournSeconds,
            maxSojournSeconds,
            Double.NaN,
            meanServiceSeconds,
            serviceScv,
            meanSlackSeconds,
            slackScv,
            qos),
        new Observation.Totals(
            accepted, collected, collected, 0, 0, 0, waitSeconds, busySeconds, 0, 0));
  }
}
