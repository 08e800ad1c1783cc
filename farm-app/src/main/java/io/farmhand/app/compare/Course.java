package io.farmhand.app.compare;

import io.farmhand.control.DecisionRecord;
import io.farmhand.sim.compare.Comparison;
import io.farmhand.sim.compare.Contender;
import io.farmhand.sim.simulation.SimulationListener;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of one episode, second by second.
 *
 * @param name who decided
 * @param seconds the state at the end of each second, and what happened in it
 * @param decisions its decisions
 */
public record Course(String name, List<Second> seconds, List<DecisionRecord> decisions) {
  private static final long SECOND = 1_000_000_000L;

  public Course {
    seconds = List.copyOf(seconds);
    decisions = List.copyOf(decisions);
  }

  /**
   * A second of the farm.
   *
   * @param arrived tasks that arrived in it
   * @param onTime tasks that completed in it by their deadline
   * @param late tasks that completed in it after their deadline
   * @param waiting tasks that wait
   * @param inFlight tasks that workers hold
   * @param target workers asked for
   * @param starting workers that start
   * @param ready workers that are ready
   * @param draining workers that finish their last task
   */
  public record Second(
      int arrived,
      int onTime,
      int late,
      int waiting,
      int inFlight,
      int target,
      int starting,
      int ready,
      int draining) {}

  static Course of(Comparison comparison, Contender contender, int episode) {
    Recorder recorder = new Recorder();
    List<DecisionRecord> decisions = new ArrayList<>();
    comparison.replay(contender, episode, recorder, decisions::add);
    return new Course(contender.name(), recorder.seconds(), decisions);
  }

  private static final class Recorder implements SimulationListener {
    private final List<Second> seconds = new ArrayList<>();
    private int arrived;
    private int onTime;
    private int late;
    private int waiting;
    private int inFlight;
    private int target;
    private int starting;
    private int ready;
    private int draining;

    private void until(long nanos) {
      while ((seconds.size() + 1) * SECOND <= nanos) {
        end();
      }
    }

    private void end() {
      seconds.add(
          new Second(arrived, onTime, late, waiting, inFlight, target, starting, ready, draining));
      arrived = 0;
      onTime = 0;
      late = 0;
    }

    List<Second> seconds() {
      end();
      return seconds;
    }

    @Override
    public void arrived(int task, long nanos) {
      until(nanos);
      arrived++;
      waiting++;
    }

    @Override
    public void began(int task, int worker, long nanos) {
      until(nanos);
      waiting--;
      inFlight++;
    }

    @Override
    public void finished(int task, int worker, boolean inTime, long nanos) {
      until(nanos);
      inFlight--;
      onTime += inTime ? 1 : 0;
      late += inTime ? 0 : 1;
    }

    @Override
    public void died(int task, int worker, boolean deadLetter, long nanos) {
      until(nanos);
      inFlight--;
      waiting += deadLetter ? 0 : 1;
      late += deadLetter ? 1 : 0;
    }

    @Override
    public void poolChanged(int asked, int start, int run, int drain, long nanos) {
      until(nanos);
      target = asked;
      starting = start;
      ready = run;
      draining = drain;
    }
  }
}
