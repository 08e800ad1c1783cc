package io.farmhand.app.compare;

import io.farmhand.app.report.Csv;
import io.farmhand.sim.compare.ContenderResult;
import io.farmhand.sim.compare.EpisodeResult;
import io.farmhand.sim.simulation.EpisodeFigures;
import java.util.List;

/** A comparison as rows: of episodes, of decisions, and of the course of one episode. */
final class FindingsCsv {
  static final String EPISODES = "episodes.csv";
  static final String STEPS = "steps.csv";
  static final String COURSE = "course.csv";
  static final String PLANS = "plans.csv";

  private static final String EPISODES_HEADER =
      "controller,episode,seed,tasks,on_time,qos,mean_target,mean_workers,max_workers,actions,"
          + "scale_ups,no_ops,worker_seconds,backlog_worker_seconds,reward";
  private static final String STEPS_HEADER =
      "controller,episode,step,time_s,target_before,wanted,target_after,workers,in_flight,waiting,"
          + "arrivals_per_s,mean_service_s,qos,reason";
  private static final String COURSE_HEADER =
      "controller,time_s,arrived,on_time,late,waiting,in_flight,target,starting,ready,draining";

  private static final String PLANS_HEADER = "episode,seed,step,time_s,target";

  private FindingsCsv() {}

  /** A row for each episode of each controller, then of each constant pool. */
  static String episodes(Findings findings) {
    StringBuilder rows = new StringBuilder(EPISODES_HEADER).append('\n');
    findings.entrants().forEach(each -> episodes(rows, each));
    findings.pools().forEach(each -> episodes(rows, each));
    return rows.toString();
  }

  private static void episodes(StringBuilder rows, ContenderResult result) {
    for (EpisodeResult episode : result.episodes()) {
      EpisodeFigures figures = episode.figures();
      Csv row = new Csv().add(result.name()).add(episode.index()).add(episode.seed());
      row.add(figures.tasks()).add(figures.onTime()).add(figures.qos());
      row.add(figures.meanTarget()).add(figures.meanWorkers()).add(figures.maxTarget());
      row.add(figures.actions()).add(ups(episode)).add(figures.steps() - figures.actions());
      row.add(figures.workerSeconds()).add(figures.backlogWorkerSeconds()).add(episode.reward());
      rows.append(row).append('\n');
    }
  }

  private static long ups(EpisodeResult episode) {
    return episode.steps().stream().filter(step -> step.after() > step.before()).count();
  }

  /** A row for each decision of each controller. */
  static String steps(Findings findings) {
    StringBuilder rows = new StringBuilder(STEPS_HEADER).append('\n');
    for (ContenderResult result : findings.entrants()) {
      for (EpisodeResult episode : result.episodes()) {
        for (int i = 0; i < episode.steps().size(); i++) {
          Csv row = new Csv().add(result.name()).add(episode.index()).add(i);
          rows.append(step(row, episode.steps().get(i))).append('\n');
        }
      }
    }
    return rows.toString();
  }

  private static Csv step(Csv row, EpisodeResult.Step step) {
    EpisodeResult.Seen seen = step.seen();
    row.add(step.timeSeconds()).add(step.before()).add(step.wanted()).add(step.after());
    row.add(seen.workers()).add(seen.inFlight()).add(seen.waiting());
    row.add(seen.arrivalsPerSecond()).add(seen.serviceSeconds()).add(seen.qos());
    return row.add(step.reason());
  }

  /** A row for each second of one episode of each controller. */
  static String courses(List<Course> courses) {
    StringBuilder rows = new StringBuilder(COURSE_HEADER).append('\n');
    for (Course course : courses) {
      for (int i = 0; i < course.seconds().size(); i++) {
        Course.Second second = course.seconds().get(i);
        Csv row = new Csv().add(course.name()).add(i + 1L).add(second.arrived());
        row.add(second.onTime()).add(second.late()).add(second.waiting()).add(second.inFlight());
        row.add(second.target()).add(second.starting()).add(second.ready());
        rows.append(row.add(second.draining())).append('\n');
      }
    }
    return rows.toString();
  }

  /** A row for each step of the best plan of each episode, with the target as the limits had it. */
  static String plans(Findings findings) {
    StringBuilder rows = new StringBuilder(PLANS_HEADER).append('\n');
    findings
        .best()
        .ifPresent(
            best -> {
              for (EpisodeResult episode : best.result().episodes()) {
                for (int i = 0; i < episode.steps().size(); i++) {
                  EpisodeResult.Step step = episode.steps().get(i);
                  Csv row = new Csv().add(episode.index()).add(episode.seed()).add(i);
                  rows.append(row.add(step.timeSeconds()).add(step.after())).append('\n');
                }
              }
            });
    return rows.toString();
  }
}
