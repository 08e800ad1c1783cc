package io.farmhand.sim.scenario;

import io.farmhand.check.Require;
import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.workload.Workload;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Problems;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads a scenario file. */
final class ScenarioReader {
  private static final String WORKERS = "{initial: 12, min: 1, max: 32, step: 1}";
  private static final String CONTROL = "{step: 8 s, firstDecision: 12 s, maxSteps: 30}";
  private static final String DISCIPLINE =
      "one of "
          + String.join(", ", QueueDiscipline.names())
          + ", or {order: least-slack-tardy-last, tardyShare: 5 %}";
  private static final int MOST_WORKERS = 100_000;
  private static final Set<String> MERGED = Set.of("workload", "workers", "control");

  private ScenarioReader() {}

  /** The scenario of a file; throws with all of the file's mistakes. */
  static Scenario file(Library.Source source) {
    Problems problems = new Problems();
    Node root = new Inheritance(Library.SCENARIOS, MERGED, problems).resolveFile(source);
    return new Cursor(root, "", problems)
        .readWhole(Reader.of("a scenario", at -> scenario(at, source.name())));
  }

  private static Scenario scenario(Cursor at, String defaultName) {
    Section section = at.section("a scenario with the keys workload, platform, workers and others");
    Field<String> name = section.optional("name", Values.text(), defaultName);
    Field<String> description = section.optional("description", Values.text(), "");
    Field<Workload> workload = section.required("workload", WorkloadReader.WORKLOAD);
    Field<PlatformProfile> platform = section.required("platform", PlatformReader.PLATFORM);
    Field<Workers> workers =
        section.required("workers", Reader.of(WORKERS, ScenarioReader::workers));
    Field<QueueDiscipline> discipline =
        section.optional(
            "discipline", Reader.of(DISCIPLINE, ScenarioReader::discipline), QueueDiscipline.FIFO);
    Field<Rhythm> control =
        section.required("control", Reader.of(CONTROL, ScenarioReader::control));
    LearningReader learning = new LearningReader(section);
    return section.build(
        () ->
            new Scenario(
                name.get(),
                description.get(),
                workload.get(),
                platform.get(),
                workers.get().initial,
                workers.get().limits,
                discipline.get(),
                control.get().over(workload.get()),
                learning.within(workers.get().limits)));
  }

  private record Workers(int initial, Limits limits) {
    Workers {
      Require.that(
          initial >= limits.min() && initial <= limits.max(),
          "initial",
          initial,
          "from min = " + limits.min() + " to max = " + limits.max());
    }
  }

  private static Workers workers(Cursor at) {
    Section section = at.section(WORKERS);
    Field<Integer> initial = section.required("initial", Values.integer(0, MOST_WORKERS));
    Field<Integer> min = section.optional("min", Values.integer(0, MOST_WORKERS), 1);
    Field<Integer> max = section.required("max", Values.integer(1, MOST_WORKERS));
    Reader<Integer> change = Values.integer(1, Integer.MAX_VALUE);
    Field<Integer> step = section.optional("step", change, Integer.MAX_VALUE);
    Field<Optional<Integer>> up = section.optional("stepUp", change);
    Field<Optional<Integer>> down = section.optional("stepDown", change);
    Field<Duration> stabilizeUp = section.optional("stabilizeUp", Values.duration(), Duration.ZERO);
    Field<Duration> stabilizeDown =
        section.optional("stabilizeDown", Values.duration(), Duration.ZERO);
    Field<Integer> hysteresis = section.optional("hysteresis", Values.integer(0, MOST_WORKERS), 0);
    return section.build(
        () ->
            new Workers(
                initial.get(),
                new Limits(
                    min.get(),
                    max.get(),
                    up.get().orElse(step.get()),
                    down.get().orElse(step.get()),
                    stabilizeUp.get(),
                    stabilizeDown.get(),
                    hysteresis.get())));
  }

  private static QueueDiscipline discipline(Cursor at) {
    Reader<QueueDiscipline> order =
        Values.choice(QueueDiscipline.names(), ScenarioReader::discipline);
    if (at.node() instanceof Node.Scalar) {
      return at.read(order);
    }
    Section section = at.section(DISCIPLINE);
    Field<QueueDiscipline> which = section.required("order", order);
    Field<Double> tardyShare = section.optional("tardyShare", Values.share(), 0.0);
    return section.build(() -> reserving(tardyShare.get(), which.get()));
  }

  private static Optional<QueueDiscipline> discipline(String name) {
    return QueueDiscipline.names().contains(name)
        ? Optional.of(QueueDiscipline.named(name))
        : Optional.empty();
  }

  private static QueueDiscipline reserving(double tardyShare, QueueDiscipline order) {
    if (order instanceof QueueDiscipline.LeastSlackTardyLast) {
      return new QueueDiscipline.LeastSlackTardyLast(tardyShare);
    }
    Require.that(
        tardyShare == 0, "tardyShare", tardyShare, "0 unless the order is least-slack-tardy-last");
    return order;
  }

  /** A rhythm whose open values follow from the step and the length of the load. */
  private record Rhythm(
      Duration step,
      Optional<Duration> first,
      Optional<Integer> maxSteps,
      Optional<Duration> window) {
    Rhythm {
      Require.positive("step", step);
      window.ifPresent(length -> Require.positive("window", length));
    }

    Scenario.Control over(Workload workload) {
      double seconds = step.toNanos() * 1e-9;
      int steps = (int) Math.max(1, Math.ceil(workload.scheduleSeconds() / seconds - 1e-9));
      return new Scenario.Control(
          step, first.orElse(step), maxSteps.orElse(steps), window.orElse(step));
    }
  }

  private static Rhythm control(Cursor at) {
    Section section = at.section(CONTROL);
    Field<Duration> step = section.required("step", Values.duration());
    Field<Optional<Duration>> first = section.optional("firstDecision", Values.duration());
    Field<Optional<Integer>> maxSteps =
        section.optional("maxSteps", Values.integer(1, Integer.MAX_VALUE));
    Field<Optional<Duration>> window = section.optional("window", Values.duration());
    return section.build(() -> new Rhythm(step.get(), first.get(), maxSteps.get(), window.get()));
  }
}
