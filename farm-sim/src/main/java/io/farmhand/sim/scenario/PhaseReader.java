package io.farmhand.sim.scenario;

import io.farmhand.check.Require;
import io.farmhand.sim.workload.CountsCsv;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads one phase, such as {@code {steady: 5/s, for: 60 s}}.
 *
 * @param rates reads its rates
 */
record PhaseReader(RateReader rates) {
  private static final String EXPECTED = "a phase such as {steady: 5/s, for: 60 s}";
  private static final List<String> SHAPES =
      List.of("steady", "ramp", "sine", "diurnal", "flash", "bursts", "counts");
  private static final List<String> DETAILS =
      List.of("cycles", "shift", "day", "once", "twice", "at", "decay", "calm", "burst", "scale");

  /**
   * A phase as it is written.
   *
   * @param phase the phase
   * @param weight how often it is drawn compared to others, if given
   */
  record Entry(Phase phase, Optional<Double> weight) {
    Entry {
      weight.ifPresent(often -> Require.positive("weight", often));
    }
  }

  /** What all shapes have. */
  private record Common(Field<String> name, Field<Range> seconds) {}

  Reader<Entry> phase() {
    return Reader.of(EXPECTED, this::read);
  }

  private Entry read(Cursor at) {
    Section section = at.section(EXPECTED);
    if (SHAPES.stream().filter(section::has).count() != 1) {
      DETAILS.forEach(section::ignoring);
    }
    section.ignoring("for").ignoring("name").ignoring("weight");
    String shape = section.oneOf(SHAPES);
    Field<Optional<Double>> weight = section.optional("weight", Values.number());
    Field<String> name = section.optional("name", Values.text(), shape);
    Phase phase =
        shape.equals("counts")
            ? counts(section, name)
            : shaped(shape, section, new Common(name, section.required("for", length())));
    return section.build(() -> new Entry(phase, weight.get()));
  }

  private Phase shaped(String shape, Section section, Common common) {
    return switch (shape) {
      case "steady" -> steady(section, common);
      case "ramp" -> ramp(section, common);
      case "sine" -> sine(section, common);
      case "diurnal" -> diurnal(section, common);
      case "flash" -> flash(section, common);
      default -> bursts(section, common);
    };
  }

  private Phase steady(Section section, Common common) {
    Field<Range> rate = section.required("steady", rate());
    return section.build(
        () -> new Phase.Steady(common.name.get(), common.seconds.get(), rate.get()));
  }

  private Phase ramp(Section section, Common common) {
    Field<List<Range>> ends = section.required("ramp", two("[1/s, 5/s], from and to"));
    return section.build(
        () ->
            new Phase.Ramp(
                common.name.get(),
                common.seconds.get(),
                ends.get().getFirst(),
                ends.get().getLast()));
  }

  private Phase sine(Section section, Common common) {
    Field<List<Range>> bounds = section.required("sine", two("[1/s, 5/s], least and greatest"));
    Field<Range> cycles = section.optional("cycles", number(), Range.of(1));
    Field<Range> shift = section.optional("shift", share(), Range.of(0));
    return section.build(
        () ->
            new Phase.Sine(
                common.name.get(),
                common.seconds.get(),
                bounds.get().getFirst(),
                bounds.get().getLast(),
                cycles.get(),
                shift.get()));
  }

  private Phase diurnal(Section section, Common common) {
    Field<Range> mean = section.required("diurnal", rate());
    Field<Range> day = section.required("day", length());
    Field<Range> once = section.required("once", share());
    Field<Range> twice = section.optional("twice", share(), Range.of(0));
    Field<Range> shift = section.optional("shift", share(), Range.of(0));
    return section.build(
        () ->
            new Phase.Diurnal(
                common.name.get(),
                common.seconds.get(),
                mean.get(),
                day.get(),
                once.get(),
                twice.get(),
                shift.get()));
  }

  private Phase flash(Section section, Common common) {
    Field<List<Range>> levels = section.required("flash", two("[1/s, 5/s], calm and peak"));
    Field<Range> at = section.required("at", seconds());
    Field<Range> decay = section.required("decay", length());
    return section.build(
        () ->
            new Phase.Flash(
                common.name.get(),
                common.seconds.get(),
                levels.get().getFirst(),
                levels.get().getLast(),
                at.get(),
                decay.get()));
  }

  private Phase bursts(Section section, Common common) {
    Field<List<Range>> levels = section.required("bursts", two("[1/s, 5/s], calm and burst"));
    Field<Range> calm = section.required("calm", length());
    Field<Range> burst = section.required("burst", length());
    return section.build(
        () ->
            new Phase.Bursts(
                common.name.get(),
                common.seconds.get(),
                levels.get().getFirst(),
                levels.get().getLast(),
                calm.get(),
                burst.get()));
  }

  private static Phase counts(Section section, Field<String> name) {
    Field<Path> file = section.required("counts", CsvFile.PATH);
    Field<Optional<Range>> seconds = section.optional("for", length());
    Field<Double> scale = section.optional("scale", Values.factor(), 1.0);
    Field<List<Phase.Interval>> intervals =
        section.required("counts", CsvFile.of("the counts have mistakes", CountsCsv::read));
    return section.build(
        () -> {
          List<Phase.Interval> read = intervals.get();
          Range length =
              seconds.get().orElseGet(() -> Range.of(Phase.Counts.recordedSeconds(read)));
          return new Phase.Counts(name.get(), length, file.get().toString(), read, scale.get());
        });
  }

  private Reader<List<Range>> two(String expected) {
    return Reader.of(expected, at -> at.pair(rate()));
  }

  private Reader<Range> rate() {
    return RangeReader.of(rates.any());
  }

  private static Reader<Range> seconds() {
    return RangeReader.of(Values.seconds());
  }

  private static Reader<Range> length() {
    String expected = "a duration above 0, such as 60 s";
    return Reader.of(
        expected,
        at -> {
          Range range = at.read(seconds());
          if (range.least() <= 0) {
            throw at.expected(expected);
          }
          return range;
        });
  }

  private static Reader<Range> number() {
    return RangeReader.of(Values.number());
  }

  private static Reader<Range> share() {
    return RangeReader.of(Values.share());
  }
}
