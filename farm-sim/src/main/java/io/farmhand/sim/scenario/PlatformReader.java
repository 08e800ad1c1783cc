package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Problems;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.time.Duration;
import java.util.Set;

/** Reads a platform profile: by name, by path, or written out in the scenario. */
final class PlatformReader {
  static final Reader<PlatformProfile> PLATFORM =
      Reader.of(
          "a platform profile such as reference-cluster or {startup: {uniform: [5 s, 9 s]}}",
          PlatformReader::read);

  private PlatformReader() {}

  /** The profile of a whole file. */
  static PlatformProfile file(Library.Source source) {
    Problems problems = new Problems();
    Node root = inheritance(problems).resolveFile(source);
    return new Cursor(root, "", problems).readWhole(profile(source.name()));
  }

  private static PlatformProfile read(Cursor at) {
    if (!(at.node() instanceof Node.Scalar)) {
      Node node = inheritance(at.problems()).resolve(at.node(), at.path());
      return new Cursor(node, at.path(), at.problems()).read(profile("inline"));
    }
    String name = at.text(PLATFORM.expected());
    try {
      return file(Library.PROFILES.find(name, at.node().mark().origin().folder()));
    } catch (InvalidFileException broken) {
      at.problems().addAll(broken);
      throw at.reject("the profile " + name + " has mistakes");
    } catch (SimException missing) {
      throw at.reject(String.valueOf(missing.getMessage()));
    }
  }

  private static Inheritance inheritance(Problems problems) {
    return new Inheritance(Library.PROFILES, Set.of(), problems);
  }

  private static Reader<PlatformProfile> profile(String defaultName) {
    return Reader.of(PLATFORM.expected(), at -> bind(at, defaultName));
  }

  private static PlatformProfile bind(Cursor at, String defaultName) {
    Section section = at.section(PLATFORM.expected());
    Field<String> name = section.optional("name", Values.text(), defaultName);
    Field<Distribution> startup = section.required("startup", DistributionReader.TIMES);
    Field<Distribution> stop = section.optional("stop", DistributionReader.TIMES, new Constant(0));
    Field<Duration> overhead = section.optional("overhead", Values.duration(), Duration.ZERO);
    Field<Double> failureRate = section.optional("failureRate", Values.share(), 0.0);
    Field<Distribution> slowness =
        section.optional("slowness", DistributionReader.FACTORS, new Constant(1));
    Field<Boolean> blocks = section.optional("scalingBlocks", Values.truth(), false);
    return section.build(
        () ->
            new PlatformProfile(
                name.get(),
                startup.get(),
                stop.get(),
                overhead.get(),
                failureRate.get(),
                slowness.get(),
                blocks.get()));
  }
}
