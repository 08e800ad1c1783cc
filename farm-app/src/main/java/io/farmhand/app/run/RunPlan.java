package io.farmhand.app.run;

import io.farmhand.control.ControlSettings;
import io.farmhand.control.ControllerFactory;
import io.farmhand.farm.Emitter;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.task.Outcome;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What to run: a farm, where its tasks come from, who decides on its workers, and how its tasks are
 * called. Everything but the farm and a source has a default.
 *
 * <pre>{@code
 * RunPlan<Path, Report> plan =
 *     RunPlan.of("run reports", Farm.of(Reports::make).platform(platform).deadline(deadline))
 *         .source(outlet -> files.forEach(outlet::put))
 *         .total(files.size())
 *         .workers(2)
 *         .controller(Controllers.squareRoot(1), ControlSettings.of(Limits.between(1, 8)))
 *         .label(Path::toString)
 *         .configure("input", folder);
 * }</pre>
 *
 * <p>The farm's description must leave to the session: workers, controller, decisions, collector,
 * time and seed.
 *
 * @param <I> type of the payloads
 * @param <O> type of the results
 */
public final class RunPlan<I, O> {
  final String command;
  final FarmBuilder<I, O> farm;
  String title;
  TimeSource time = TimeSource.system();
  double speed = 1;
  int workers = 1;
  Optional<Control> control = Optional.empty();
  final List<Source<I>> sources = new ArrayList<>();
  OptionalLong total = OptionalLong.empty();
  Optional<Duration> schedule = Optional.empty();
  long seed = 1;
  Function<? super I, String> label = String::valueOf;
  Function<? super Outcome<I, O>, OptionalDouble> serviceSeconds = _ -> OptionalDouble.empty();
  Consumer<? super Outcome<I, O>> outcomes = _ -> {};
  final Map<String, Object> configuration = new LinkedHashMap<>();
  Supplier<Map<String, Object>> details = Map::of;
  Consumer<BiConsumer<String, String>> rows = _ -> {};
  LongSupplier furtherFailures = () -> 0;
  int failuresShown = 5;

  /** Who decides on the workers, and how. */
  record Control(ControllerFactory controller, ControlSettings settings) {}

  /** Where tasks come from, given the moment of the farm's time at which the run begins. */
  @FunctionalInterface
  public interface Source<I> {
    /** Produces the tasks of one source; see {@link Emitter#emit}. */
    void emit(Emitter.Outlet<I> outlet, long zeroNanos) throws Exception;
  }

  private RunPlan(String command, FarmBuilder<I, O> farm) {
    this.command = command;
    this.title = command;
    this.farm = farm;
  }

  /**
   * A plan.
   *
   * @param command what the person called, such as {@code run images}
   * @param farm the farm without what the session sets
   */
  public static <I, O> RunPlan<I, O> of(String command, FarmBuilder<I, O> farm) {
    return new RunPlan<>(command, farm);
  }

  /** What the view is headed with; the command by default. */
  public RunPlan<I, O> title(String text) {
    title = text;
    return this;
  }

  /**
   * The time in which the farm lives, in which all durations of the farm, its controller and this
   * plan are given; real time by default.
   *
   * @param factor how many of its seconds pass in a real one
   */
  public RunPlan<I, O> time(TimeSource source, double factor) {
    time = source;
    speed = factor;
    return this;
  }

  /** Workers that are ready when the run begins; for good without a controller. */
  public RunPlan<I, O> workers(int count) {
    workers = count;
    return this;
  }

  /** Lets a controller set the number of workers, from the beginning of the run on. */
  public RunPlan<I, O> controller(ControllerFactory factory, ControlSettings settings) {
    control = Optional.of(new Control(factory, settings));
    return this;
  }

  /** Adds a source, read after those before it. */
  public RunPlan<I, O> source(Emitter<I> emitter) {
    return timedSource((outlet, _) -> emitter.emit(outlet));
  }

  /** Adds a source that goes by the moment of the beginning, read after those before it. */
  public RunPlan<I, O> timedSource(Source<I> source) {
    sources.add(source);
    return this;
  }

  /** How many tasks there will be, where that is known. */
  public RunPlan<I, O> total(long tasks) {
    total = OptionalLong.of(tasks);
    return this;
  }

  /** How long tasks keep arriving, where that is known. */
  public RunPlan<I, O> schedule(Duration length) {
    schedule = Optional.of(length);
    return this;
  }

  /** The seed that is recorded with the result. */
  public RunPlan<I, O> seed(long value) {
    seed = value;
    return this;
  }

  /** What people call a payload. */
  public RunPlan<I, O> label(Function<? super I, String> name) {
    label = name;
    return this;
  }

  /** How long the work itself took, without the platform; empty for the time with the worker. */
  public RunPlan<I, O> serviceSeconds(Function<? super Outcome<I, O>, OptionalDouble> seconds) {
    serviceSeconds = seconds;
    return this;
  }

  /** Receives every outcome, one at a time. */
  public RunPlan<I, O> onOutcome(Consumer<? super Outcome<I, O>> receiver) {
    outcomes = receiver;
    return this;
  }

  /** Adds a setting to the configuration that is recorded with the result. */
  public RunPlan<I, O> configure(String name, Object value) {
    configuration.put(name, value);
    return this;
  }

  /** A section of one's own in {@code summary.json}, asked for at the end. */
  public RunPlan<I, O> details(Supplier<Map<String, Object>> section) {
    details = section;
    return this;
  }

  /** Rows of one's own in the summary table, asked for at the end: name and value. */
  public RunPlan<I, O> rows(Consumer<BiConsumer<String, String>> adder) {
    rows = adder;
    return this;
  }

  /** How much has failed besides tasks, asked for at the end; the run has failures then. */
  public RunPlan<I, O> furtherFailures(LongSupplier count) {
    furtherFailures = count;
    return this;
  }

  /** How many failures the summary table names, the first ones; 5 by default. */
  public RunPlan<I, O> failuresShown(int most) {
    failuresShown = most;
    return this;
  }
}
