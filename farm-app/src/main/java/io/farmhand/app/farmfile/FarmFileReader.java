package io.farmhand.app.farmfile;

import io.farmhand.app.exit.Reason;
import io.farmhand.app.farmfile.FarmFile.Site;
import io.farmhand.app.option.ControllerSpec;
import io.farmhand.control.ControlSettings;
import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Origin;
import io.farmhand.sim.yaml.Problems;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import io.farmhand.sim.yaml.Yaml;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the file of a farm. */
final class FarmFileReader {
  private static final String FARM = "a farm with the keys worker, workers and others";
  private static final String SITE = "{gateway: 'http://127.0.0.1:8080', shards: 3, replicas: 5}";
  private static final String WORKERS = "{initial: 1, min: 1, max: 4}";
  private static final String CONTROLLER = "a controller such as erlang-c:epsilon=0.05";
  private static final int MOST_WORKERS = 100_000;
  private static final int MOST_RETRIES = 1000;
  private static final int QUEUE = 1000;
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration KEEP = Duration.ofHours(1);

  /** A worker that is not needed for so long goes. */
  private static final Duration STABILIZE_DOWN = Duration.ofSeconds(3);

  private static final ControllerSpec USUAL = ControllerSpec.parse("erlang-c:epsilon=0.05");

  private final Path folder;
  private final String usualName;

  private FarmFileReader(Path folder, String usualName) {
    this.folder = folder;
    this.usualName = usualName;
  }

  static FarmFile read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new SimException(
          "cannot read "
              + file
              + " as UTF-8 text ("
              + Reason.of(e)
              + "); expected the file of a farm",
          e);
    }
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    FarmFileReader reader = new FarmFileReader(folder, name);
    Problems problems = new Problems();
    return new Cursor(Yaml.read(new Origin(file.toString(), folder), text), "", problems)
        .readWhole(Reader.of(FARM, reader::farm));
  }

  private record Workers(int initial, int min, int max) {}

  private FarmFile farm(Cursor at) {
    Section section = at.section(FARM);
    Field<String> name = section.optional("name", Values.text(), usualName);
    StageReader stages = new StageReader(folder, name.orElse(usualName));
    Field<Site> site =
        section.optional(
            "platform",
            Reader.of(SITE, FarmFileReader::site),
            new Site(Optional.empty(), Optional.empty(), Optional.empty()));
    Field<Optional<StageFile>> emitter = section.optional("emitter", stages.named("emitter"));
    Field<StageFile> worker = section.required("worker", stages.named("worker"));
    Field<Optional<StageFile>> collector = section.optional("collector", stages.named("collector"));
    Field<Map<String, Path>> secrets = section.optional("secrets", stages.secrets(), Map.of());
    Field<Workers> workers =
        section.optional(
            "workers", Reader.of(WORKERS, FarmFileReader::workers), new Workers(1, 1, 4));
    Field<ControllerSpec> controller =
        section.optional("controller", Reader.of(CONTROLLER, FarmFileReader::controller), USUAL);
    Field<Duration> step = section.optional("step", Values.duration(), STEP);
    Field<QueueDiscipline> discipline =
        section.optional("discipline", discipline(), QueueDiscipline.FIFO);
    Field<Optional<Duration>> deadline = section.optional("deadline", Values.duration());
    Field<Optional<Duration>> timeout = section.optional("timeout", Values.duration());
    Field<Integer> retries = section.optional("retries", Values.integer(0, MOST_RETRIES), 0);
    Field<Integer> queue = section.optional("queue", Values.integer(1, 1 << 20), QUEUE);
    Field<Duration> keep = section.optional("keep", Values.duration(), KEEP);
    return section.build(
        () ->
            new FarmFile(
                name.get(),
                site.get(),
                emitter.get(),
                worker.get(),
                collector.get(),
                secrets.get(),
                workers.get().initial,
                controller.get(),
                control(workers.get(), step.get()),
                discipline.get(),
                deadline.get(),
                timeout.get(),
                retries.get(),
                queue.get(),
                keep.get()));
  }

  private static Site site(Cursor at) {
    Section section = at.section(SITE);
    Field<Optional<URI>> gateway =
        section.optional("gateway", Reader.of("the URL of a gateway", FarmFileReader::url));
    Field<Optional<Integer>> shards = section.optional("shards", Values.integer(1, 1000));
    Field<Optional<Integer>> replicas = section.optional("replicas", Values.integer(1, 1000));
    return section.build(() -> new Site(gateway.get(), shards.get(), replicas.get()));
  }

  private static URI url(Cursor at) {
    String expected = "a URL such as http://127.0.0.1:8080";
    try {
      URI url = URI.create(at.text(expected));
      if (url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw at.expected(expected);
  }

  private static Workers workers(Cursor at) {
    Section section = at.section(WORKERS);
    Field<Integer> min = section.optional("min", Values.integer(0, MOST_WORKERS), 1);
    Field<Integer> max = section.required("max", Values.integer(1, MOST_WORKERS));
    Field<Optional<Integer>> initial = section.optional("initial", Values.integer(0, MOST_WORKERS));
    return section.build(
        () -> new Workers(initial.get().orElse(Math.max(1, min.get())), min.get(), max.get()));
  }

  private static ControllerSpec controller(Cursor at) {
    return ControllerSpec.parse(at.text(CONTROLLER));
  }

  private static Reader<QueueDiscipline> discipline() {
    return Values.choice(
        QueueDiscipline.names(),
        name ->
            QueueDiscipline.names().contains(name)
                ? Optional.of(QueueDiscipline.named(name))
                : Optional.empty());
  }

  private static ControlSettings control(Workers workers, Duration step) {
    Limits limits =
        Limits.between(workers.min, workers.max).withStabilization(Duration.ZERO, STABILIZE_DOWN);
    return ControlSettings.of(limits).withPeriod(step);
  }
}
