package io.farmhand.sim.scenario;

import io.farmhand.sim.workload.Range;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Mark;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Reader;

/** Reads a value, or a range of values such as 20 s..90 s, from which one is drawn for a trace. */
final class RangeReader {
  private RangeReader() {}

  /** A range whose bounds are read by {@code bound}. */
  static Reader<Range> of(Reader<Double> bound) {
    return Reader.of(bound.expected(), at -> read(at, bound));
  }

  private static Range read(Cursor at, Reader<Double> bound) {
    if (at.node() instanceof Node.Scalar(Mark mark, String text)) {
      int dots = text.indexOf(Quantity.TO);
      if (dots > 0) {
        int second = dots + Quantity.TO.length();
        double least = part(at, mark, 0, text.substring(0, dots)).read(bound);
        double most = part(at, mark, second, text.substring(second)).read(bound);
        if (least > most) {
          throw at.expected("the smaller bound before the greater one");
        }
        return new Range(least, most);
      }
    }
    return Range.of(at.read(bound));
  }

  private static Cursor part(Cursor at, Mark mark, int offset, String text) {
    Mark place = new Mark(mark.origin(), mark.line(), mark.column() + offset);
    return new Cursor(new Node.Scalar(place, text), at.path(), at.problems());
  }
}
