package io.farmhand.control;

import io.farmhand.control.PhasesInAnyOrder.Phase;
import io.farmhand.monitor.Observation;
import java.util.Arrays;
import java.util.List;

/**
 * Which of the phases it is, and which one comes next, as far as one run's arrivals tell: Bayes'
 * rule for Poisson arrivals over the phases that have not been, every order being as likely. When a
 * phase is over, the most likely one counts as the one that has been.
 */
final class PhaseBelief {
  /** A rate of 0 would be refuted by the first task of the next phase. */
  private static final double LEAST_ARRIVALS = 0.05;

  private final PhasesInAnyOrder known;
  private final List<Phase> phases;
  private final double length;
  private final boolean[] over;
  private final double[] logLikelihood;
  private final double[] now;
  private final double[] next;
  private int left;
  private double begin;
  private double looked;
  private double accepted;

  PhaseBelief(PhasesInAnyOrder known) {
    this.known = known;
    phases = known.phases();
    length = known.lengthSeconds();
    left = phases.size();
    over = new boolean[left];
    logLikelihood = new double[left];
    now = new double[left];
    next = new double[left];
    infer();
  }

  /** The workers of what is believed after this observation, the next of the run. */
  double workers(Observation seen) {
    take(seen.timeSeconds(), (double) seen.totals().accepted());
    if (left == 0) {
      return known.after();
    }
    double share = (looked - begin) / length;
    double workers = 0;
    for (int i = 0; i < now.length; i++) {
      workers += now[i] * Knots.at(phases.get(i).now(), share);
      workers += next[i] * Knots.at(phases.get(i).before(), share);
    }
    return workers;
  }

  /** For each phase how likely it is now. */
  double[] now() {
    return now.clone();
  }

  /** For each phase how likely it comes next. */
  double[] next() {
    return next.clone();
  }

  private void take(double time, double total) {
    while (left > 0 && time >= begin + length) {
      double end = begin + length;
      double until = accepted + (total - accepted) * (end - looked) / (time - looked);
      look(end, until);
      finish();
    }
    if (left > 0 && time > looked) {
      look(time, total);
    }
  }

  private void look(double time, double total) {
    for (int i = 0; i < now.length; i++) {
      double expected = arrivals(phases.get(i), time) - arrivals(phases.get(i), looked);
      double rate = Math.max(LEAST_ARRIVALS, expected);
      logLikelihood[i] += (total - accepted) * StrictMath.log(rate) - rate;
    }
    looked = time;
    accepted = total;
    infer();
  }

  /** Arrivals of a phase from its begin until a time of the run. */
  private double arrivals(Phase phase, double time) {
    List<Double> rates = phase.arrivalsPerSecond();
    double part = length / rates.size();
    double passed = time - begin;
    double sum = 0;
    for (int i = 0; i < rates.size() && passed > i * part; i++) {
      sum += rates.get(i) * Math.min(part, passed - i * part);
    }
    return sum;
  }

  private void finish() {
    int likeliest = -1;
    for (int i = 0; i < now.length; i++) {
      if (!over[i] && (likeliest < 0 || now[i] > now[likeliest])) {
        likeliest = i;
      }
    }
    over[likeliest] = true;
    left--;
    begin += length;
    Arrays.fill(logLikelihood, 0);
    infer();
  }

  private void infer() {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < now.length; i++) {
      greatest = over[i] ? greatest : Math.max(greatest, logLikelihood[i]);
    }
    double sum = 0;
    for (int i = 0; i < now.length; i++) {
      now[i] = over[i] ? 0 : StrictMath.exp(logLikelihood[i] - greatest);
      sum += now[i];
    }
    for (int i = 0; i < now.length; i++) {
      now[i] = left == 0 ? 0 : now[i] / sum;
    }
    for (int i = 0; i < now.length; i++) {
      next[i] = over[i] || left < 2 ? 0 : (1 - now[i]) / (left - 1);
    }
  }
}
