package io.farmhand.app.farmfile;

import io.farmhand.app.option.ControllerSpec;
import io.farmhand.app.site.Spread;
import io.farmhand.check.Require;
import io.farmhand.control.ControlSettings;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Deadline;
import io.farmhand.farm.Farm;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.farm.ServiceTime;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.task.FarmFunction;
import io.farmhand.task.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A farm in a file: the functions that its stages are, where they run, and how it is controlled.
 *
 * @param name its name
 * @param site where its functions run
 * @param emitter expands an input into tasks; without one each input is a task
 * @param worker does a task
 * @param collector makes one result of those of an input's tasks; without one they are joined
 * @param secrets files with the secrets of its functions, by their names
 * @param initial workers at the beginning
 * @param controller who decides on the workers
 * @param control how
 * @param discipline order of service
 * @param deadline by when a task should be done, from its acceptance
 * @param timeout longest time of an attempt
 * @param retries how often a failed task is tried again
 * @param queue most inputs that are accepted and not done, at least 1
 * @param keep how long a served farm keeps a result that nobody has fetched
 */
public record FarmFile(
    String name,
    Site site,
    Optional<StageFile> emitter,
    StageFile worker,
    Optional<StageFile> collector,
    Map<String, Path> secrets,
    int initial,
    ControllerSpec controller,
    ControlSettings control,
    QueueDiscipline discipline,
    Optional<Duration> deadline,
    Optional<Duration> timeout,
    int retries,
    int queue,
    Duration keep) {
  private static final Duration WINDOW = Duration.ofSeconds(4);

  public FarmFile {
    Require.that(
        initial >= control.limits().min() && initial <= control.limits().max(),
        "initial",
        initial,
        "from min = " + control.limits().min() + " to max = " + control.limits().max());
    timeout.ifPresent(limit -> Require.positive("timeout", limit));
    deadline.ifPresent(limit -> Require.positive("deadline", limit));
    Require.positive("keep", keep);
    secrets = Map.copyOf(secrets);
  }

  /**
   * Where the functions of a farm run.
   *
   * @param gateway the gateway; without one an embedded one, for as long as the farm
   * @param shards most functions alike for the worker; without it one
   * @param replicas most replicas of each
   */
  public record Site(Optional<URI> gateway, Optional<Integer> shards, Optional<Integer> replicas) {
    /** How the worker is spread over functions. */
    public Spread spread() {
      return new Spread(shards, replicas);
    }
  }

  /**
   * Reads a file.
   *
   * @throws io.farmhand.sim.SimException with all mistakes of the file and their places
   */
  public static FarmFile read(Path file) {
    return FarmFileReader.read(file);
  }

  /** A farm as the file says, without platform, workers and controller. */
  public <I, O> FarmBuilder<I, O> farm(FarmFunction<I, O> function) {
    FarmBuilder<I, O> builder =
        Farm.of(function)
            .capacity(queue)
            .discipline(discipline)
            .chunking(Chunking.single())
            .window(WINDOW)
            .serviceTime(ServiceTime.learned(_ -> name))
            .retries(RetryPolicy.upTo(1 + retries));
    deadline.ifPresent(limit -> builder.deadline(Deadline.within(limit)));
    timeout.ifPresent(builder::timeout);
    return builder;
  }

  /** The settings for the record. */
  public Map<String, Object> describe() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("farm", name);
    map.put("gateway", site.gateway().map(URI::toString).orElse("embedded"));
    map.put("emitter", emitter.map(StageFile::function).orElse("none"));
    map.put("worker", worker.function());
    map.put("collector", collector.map(StageFile::function).orElse("none"));
    map.put("workers", control.limits().min() + ".." + control.limits().max());
    map.put("initial", initial);
    map.put("controller", controller.toString());
    map.put("discipline", discipline.name());
    map.put("deadline", deadline.map(Duration::toString).orElse("none"));
    map.put("timeout", timeout.map(Duration::toString).orElse("none"));
    map.put("retries", retries);
    map.put("queue", queue);
    return map;
  }
}
