package io.farmhand.app.service;

import io.farmhand.app.jobs.Job;
import io.farmhand.app.jobs.Job.Progress;
import io.farmhand.monitor.Observation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a served farm tells, as objects of JSON. */
final class Answers {
  private Answers() {}

  /** The state of a job in one word. */
  static String state(Job job) {
    if (!job.hasEnded()) {
      return "open";
    }
    return job.end().join().isDone() ? "done" : "failed";
  }

  /** A job without its result. */
  static Map<String, Object> job(Job job) {
    Progress progress = job.progress();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", job.id());
    map.put("name", job.name());
    map.put("state", state(job));
    map.put("tasks", progress.tasks());
    map.put("completed", progress.completed());
    map.put("failed", progress.failed());
    map.put("on_time", progress.onTime());
    if (job.hasEnded() && !job.end().join().isDone()) {
      map.put("failures", job.end().join().failures());
    }
    return map;
  }

  /** A job that has ended, with its result: as text, or in Base64 where it is none. */
  static Map<String, Object> ended(JobStore.Ended ended) {
    Map<String, Object> map = job(ended.job());
    map.put("place", ended.place());
    Job.Result result = ended.job().end().join();
    if (result.isDone()) {
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(result.body()));
        map.put("result", text.toString());
      } catch (CharacterCodingException _) {
        map.put("result_base64", Base64.getEncoder().encodeToString(result.body()));
      }
    }
    return map;
  }

  /** The farm at this moment. */
  static Map<String, Object> farm(FarmService service) {
    FarmService.Counts counts = service.counts();
    Observation seen = service.observe();
    Map<String, Object> map = new LinkedHashMap<>(service.file().describe());
    map.put("state", service.isEnding() ? "ending" : "open");
    map.put("accepted", counts.accepted());
    map.put("ended", counts.ended());
    map.put("failed", counts.failed());
    map.put("refused", counts.refused());
    map.put("open", counts.open());
    map.put("tasks_waiting", seen.queues().waiting());
    map.put("tasks_in_flight", seen.queues().inFlight());
    map.put("workers_target", seen.workers().target());
    map.put("workers_ready", seen.workers().ready());
    return map;
  }

  /** The farm in the text format of Prometheus, version 0.0.4. */
  static String metrics(FarmService service) {
    FarmService.Counts counts = service.counts();
    Observation seen = service.observe();
    Observation.Totals totals = seen.totals();
    Metrics text = new Metrics(service.file().name());
    text.counter("jobs_accepted_total", "Inputs accepted.", counts.accepted());
    text.counter("jobs_ended_total", "Inputs that have ended.", counts.ended());
    text.counter("jobs_failed_total", "Inputs that ended without a result.", counts.failed());
    text.counter("jobs_refused_total", "Inputs refused for want of room.", counts.refused());
    text.counter("results_expired_total", "Results that nobody fetched in time.", counts.expired());
    text.gauge("jobs_open", "Inputs accepted and not ended.", counts.open());
    text.gauge(
        "held_bytes",
        "Inputs that are open and results not fetched yet.",
        service.store().heldBytes());
    text.counter("tasks_accepted_total", "Tasks accepted.", totals.accepted());
    text.counter("tasks_completed_total", "Tasks completed.", totals.completed());
    text.counter("tasks_failed_total", "Tasks that failed for good.", totals.failed());
    text.counter("tasks_missed_total", "Tasks not completed by their deadline.", totals.missed());
    text.gauge("tasks_waiting", "Tasks that no worker holds.", seen.queues().waiting());
    text.gauge("tasks_in_flight", "Tasks that a worker holds.", seen.queues().inFlight());
    text.gauge("workers_target", "Workers asked for.", seen.workers().target());
    text.gauge("workers_ready", "Workers that can take tasks.", seen.workers().ready());
    text.gauge("workers_starting", "Workers that are starting.", seen.workers().starting());
    text.counter("worker_seconds_total", "Integral of all workers.", totals.workerSeconds());
    text.counter("busy_seconds_total", "Integral of busy workers.", totals.busySeconds());
    return text.text();
  }

  /** Families of one sample each. */
  private static final class Metrics {
    private final StringBuilder text = new StringBuilder();
    private final String labels;

    Metrics(String farm) {
      labels = "{farm=\"" + farm.replace("\\", "\\\\").replace("\"", "\\\"") + "\"} ";
    }

    void counter(String name, String help, Number value) {
      family(name, help, "counter", value);
    }

    void gauge(String name, String help, Number value) {
      family(name, help, "gauge", value);
    }

    private void family(String name, String help, String type, Number value) {
      String full = "farmhand_" + name;
      text.append("# HELP ").append(full).append(' ').append(help).append('\n');
      text.append("# TYPE ").append(full).append(' ').append(type).append('\n');
      text.append(full).append(labels).append(value).append('\n');
    }

    String text() {
      return text.toString();
    }
  }
}
