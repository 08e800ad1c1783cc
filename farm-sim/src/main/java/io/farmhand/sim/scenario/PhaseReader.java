package io.farmhand.sim.scenario;

import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.util.List;

/**
 * Reads one phase, such as {@code {steady: 5/s, for: 60 s}}.
 *
 * @param rates reads its rates
 */
record PhaseReader(RateReader rates) {
  private static final String EXPECTED = "a phase such as {steady: 5/s, for: 60 s}";
  private static final List<String> SHAPES = List.of("steady", "ramp", "sine");

  Reader<Phase> phase() {
    return Reader.of(EXPECTED, this::read);
  }

  private Phase read(Cursor at) {
    Section section = at.section(EXPECTED);
    if (!section.has("steady") && !section.has("ramp")) {
      section.ignoring("cycles");
    }
    section.ignoring("for").ignoring("name");
    String shape = section.oneOf(SHAPES);
    Field<String> name = section.optional("name", Values.text(), shape);
    Field<Double> seconds = section.required("for", Values.seconds());
    return switch (shape) {
      case "steady" -> {
        Field<Double> rate = section.required(shape, rates.any());
        yield section.build(() -> new Phase.Steady(name.get(), seconds.get(), rate.get()));
      }
      case "ramp" -> {
        Field<List<Double>> ends = section.required(shape, two("[1/s, 5/s], from and to"));
        yield section.build(
            () -> new Phase.Ramp(name.get(), seconds.get(), ends.get().get(0), ends.get().get(1)));
      }
      default -> sine(section, name, seconds);
    };
  }

  private Phase sine(Section section, Field<String> name, Field<Double> seconds) {
    Field<List<Double>> range = section.required("sine", two("[1/s, 5/s], least and greatest"));
    Field<Double> cycles = section.optional("cycles", Values.number(), 1.0);
    return section.build(
        () ->
            new Phase.Sine(
                name.get(), seconds.get(), range.get().get(0), range.get().get(1), cycles.get()));
  }

  private Reader<List<Double>> two(String expected) {
    return Reader.of(expected, at -> at.pair(rates.any()));
  }
}
