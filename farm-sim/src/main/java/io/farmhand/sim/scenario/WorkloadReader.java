package io.farmhand.sim.scenario;

import io.farmhand.check.Require;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.DeadlineRule;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.workload.ReplayWorkload;
import io.farmhand.sim.workload.ServiceModel;
import io.farmhand.sim.workload.SizeModel;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceCsv;
import io.farmhand.sim.workload.Workload;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code workload}: phases, or the replay of a recorded trace. */
final class WorkloadReader {
  static final String REPLAY = "replay";
  static final Reader<Workload> WORKLOAD =
      Reader.of("a workload with phases, service and deadline, or replay", WorkloadReader::read);

  private static final String DEADLINE =
      "a duration such as 3 s, or {factor: 2, min: 100 ms, max: 30 s}";
  private static final String EXACT = "exact, poisson or {exact: {window: 1 s}}";
  private static final String ORDER = "listed, shuffled or {drawn: 200 s..280 s}";

  private WorkloadReader() {}

  private static Workload read(Cursor at) {
    Section section = at.section(WORKLOAD.expected());
    if (section.has(REPLAY)) {
      Field<Workload> replay =
          section.required(REPLAY, Reader.of("a CSV file", WorkloadReader::replay));
      return section.build(replay::get);
    }
    Field<Optional<Double>> base = section.optional("base", RateReader.absolute());
    RateReader rates = new RateReader(base.orElse(Optional.of(1.0)));
    Field<List<PhaseReader.Entry>> phases =
        section.required(
            "phases",
            Reader.of("a list of phases", list -> list.list(new PhaseReader(rates).phase())));
    Field<Order> order =
        section.optional(
            "order",
            Reader.of(ORDER, WorkloadReader::order),
            new Order("listed", Optional.empty()));
    Field<Range> level = section.optional("level", RangeReader.of(Values.factor()), Range.of(1));
    Field<ArrivalProcess> arrivals =
        section.optional(
            "arrivals", Reader.of(EXACT, WorkloadReader::arrivals), new ArrivalProcess.Poisson());
    Field<ServiceModel> service =
        section.required(
            "service", Reader.of(DistributionReader.TIMES.expected(), WorkloadReader::service));
    Field<DeadlineRule> deadline =
        section.required("deadline", Reader.of(DEADLINE, WorkloadReader::deadline));
    Field<Double> estimateError = section.optional("estimateError", Values.share(), 0.0);
    return section.build(
        () ->
            new PhasedWorkload(
                phases.get().stream().map(PhaseReader.Entry::phase).toList(),
                order.get().of(phases.get()),
                level.get(),
                arrivals.get(),
                service.get(),
                deadline.get(),
                estimateError.get()));
  }

  /**
   * An order without the weights, which are with the phases.
   *
   * @param name what it is called
   * @param drawnSeconds how long phases are drawn for, if they are
   */
  private record Order(String name, Optional<Range> drawnSeconds) {
    Order {
      drawnSeconds.ifPresent(seconds -> Require.positive("drawn", seconds.least()));
    }

    PhaseOrder of(List<PhaseReader.Entry> phases) {
      if (drawnSeconds.isPresent()) {
        return new PhaseOrder.Drawn(
            drawnSeconds.get(), phases.stream().map(entry -> entry.weight().orElse(1.0)).toList());
      }
      boolean weighted = phases.stream().anyMatch(entry -> entry.weight().isPresent());
      Require.that(!weighted, "order", name, "drawn where phases have a weight");
      return name.equals("shuffled") ? PhaseOrder.SHUFFLED : PhaseOrder.LISTED;
    }
  }

  private static Order order(Cursor at) {
    if (at.node() instanceof Node.Scalar) {
      String name = at.text(ORDER);
      if (name.equals("listed") || name.equals("shuffled")) {
        return new Order(name, Optional.empty());
      }
      throw at.expected(ORDER);
    }
    Section section = at.section(ORDER);
    Field<Range> seconds = section.required("drawn", RangeReader.of(Values.seconds()));
    return section.build(() -> new Order("drawn", Optional.of(seconds.get())));
  }

  private static ArrivalProcess arrivals(Cursor at) {
    if (at.node() instanceof Node.Scalar(var mark, String text)) {
      return switch (text) {
        case "exact" -> new ArrivalProcess.Exact(1);
        case "poisson" -> new ArrivalProcess.Poisson();
        default -> throw at.expected(EXACT);
      };
    }
    Section section = at.section(EXACT);
    Field<ArrivalProcess> exact =
        section.required("exact", Reader.of("{window: 1 s}", WorkloadReader::exact));
    return section.build(exact::get);
  }

  private static ArrivalProcess exact(Cursor at) {
    Section section = at.section("{window: 1 s}");
    Field<Double> window = section.required("window", Values.seconds());
    return section.build(() -> new ArrivalProcess.Exact(window.get()));
  }

  private static ServiceModel service(Cursor at) {
    if (!(at.node() instanceof Node.Mapping mapping) || !mapping.entries().containsKey("time")) {
      return ServiceModel.of(at.read(DistributionReader.TIMES));
    }
    Section section = at.section("{time: ..., size: ...}");
    Field<Distribution> time = section.required("time", DistributionReader.TIMES);
    Field<Optional<SizeModel>> size =
        section.optional("size", Reader.of("a size model", WorkloadReader::size));
    return section.build(() -> new ServiceModel(time.get(), size.get()));
  }

  private static SizeModel size(Cursor at) {
    Section section = at.section("{min: 512, max: 4096, quadratic: 171 ns, constant: 2 ms}");
    Field<Double> min = section.required("min", Values.number());
    Field<Double> max = section.required("max", Values.number());
    Field<Double> quadratic = section.required("quadratic", Values.seconds());
    Field<Double> constant = section.optional("constant", Values.seconds(), 0.0);
    return section.build(
        () -> new SizeModel(min.get(), max.get(), quadratic.get(), constant.get()));
  }

  private static DeadlineRule deadline(Cursor at) {
    if (at.node() instanceof Node.Scalar) {
      return DeadlineRule.fixed(at.read(Values.seconds()));
    }
    Section section = at.section(DEADLINE);
    Field<Double> factor = section.required("factor", Values.factor());
    Field<Double> min = section.optional("min", Values.seconds(), 0.001);
    Field<Double> max = section.optional("max", Values.seconds(), Double.POSITIVE_INFINITY);
    return section.build(() -> new DeadlineRule(factor.get(), min.get(), max.get()));
  }

  private static Workload replay(Cursor at) {
    Path file = at.read(CsvFile.PATH);
    Trace trace = at.read(CsvFile.of("the trace has mistakes", TraceCsv::read));
    return new ReplayWorkload(file.toString(), trace);
  }
}
