package io.farmhand.sim.simulation;

import io.farmhand.control.Limits;
import io.farmhand.queue.QueueDiscipline;
import io.farmhand.sim.random.Constant;
import io.farmhand.sim.random.Distribution;
import io.farmhand.sim.random.Exponential;
import io.farmhand.sim.random.Gamma;
import io.farmhand.sim.random.RandomStreams;
import io.farmhand.sim.random.Uniform;
import io.farmhand.sim.scenario.PlatformProfile;
import io.farmhand.sim.scenario.Scenario;
import io.farmhand.sim.workload.ArrivalProcess;
import io.farmhand.sim.workload.DeadlineRule;
import io.farmhand.sim.workload.Phase;
import io.farmhand.sim.workload.PhaseOrder;
import io.farmhand.sim.workload.PhasedWorkload;
import io.farmhand.sim.workload.Range;
import io.farmhand.sim.workload.ServiceModel;
import io.farmhand.sim.workload.Trace;
import io.farmhand.sim.workload.TraceCsv;
import io.farmhand.sim.workload.TraceGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small scenario, its tasks, and moves of the pool at any moments.
 *
 * @param moves in order of time
 */
record RandomCase(Scenario scenario, Trace trace, RandomStreams streams, List<Move> moves) {
  /** On multiples of it the monitor's window is as exact as the simulation's. */
  static final Duration SLICE = Duration.ofMillis(125);

  private static final List<QueueDiscipline> DISCIPLINES =
      List.of(
          QueueDiscipline.FIFO,
          QueueDiscipline.EDF,
          QueueDiscipline.LEAST_SLACK,
          QueueDiscipline.LEAST_SLACK_TARDY_LAST,
          new QueueDiscipline.LeastSlackTardyLast(0.3));

  /** At a moment, another number of workers is asked for. */
  record Move(long nanos, int target) {}

  /** The case of a seed. */
  static RandomCase of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean mortal = random.nextBoolean();
    PlatformProfile platform =
        new PlatformProfile(
            "random",
            mortal ? new Uniform(0.5, 4) : startup(random),
            random.nextInt(3) == 0 ? new Uniform(0, 2) : new Constant(0),
            Duration.ofMillis(random.nextInt(3) * 50L),
            mortal ? random.nextDouble(0.5) : 0,
            random.nextBoolean() ? new Constant(1) : new Uniform(0.5, 2),
            random.nextBoolean());
    Scenario scenario =
        new Scenario(
            "random-" + seed,
            "",
            workload(random),
            platform,
            random.nextInt(1, 7),
            new Limits(
                1, 10, random.nextInt(1, 4), random.nextInt(1, 4), Duration.ZERO, Duration.ZERO, 0),
            DISCIPLINES.get(random.nextInt(DISCIPLINES.size())),
            new Scenario.Control(
                SLICE.multipliedBy(random.nextInt(4, 48)),
                SLICE.multipliedBy(random.nextInt(4, 48)),
                random.nextInt(1, 20),
                SLICE.multipliedBy(64)));
    RandomStreams streams = RandomStreams.of(seed);
    Trace trace = TraceGenerator.of(scenario.workload()).generate(streams);
    return new RandomCase(scenario, trace, streams, moves(random));
  }

  /** The same where tasks are served in the order of arrival by workers that do not die. */
  RandomCase servedInOrder() {
    PlatformProfile usual = scenario.platform();
    PlatformProfile immortal =
        new PlatformProfile(
            usual.name(),
            usual.startup(),
            usual.stop(),
            usual.overhead(),
            0,
            usual.slowness(),
            usual.scalingBlocks());
    return new RandomCase(
        scenario.withDiscipline(QueueDiscipline.FIFO).withPlatform(immortal),
        trace,
        streams,
        moves);
  }

  /** The same where two of three tasks have no deadline, as they are read from a file of tasks. */
  RandomCase withFewerDeadlines() throws IOException {
    StringBuilder csv = new StringBuilder("created_s,service_s,deadline_s,expected_s\n0,1,,\n");
    for (int i = 0; i < trace.size(); i++) {
      csv.append(trace.arrivalSeconds(i)).append(',').append(trace.serviceSeconds(i)).append(',');
      csv.append(i % 3 == 0 ? trace.deadlineSeconds(i) : "").append(',');
      csv.append(trace.estimateSeconds(i)).append('\n');
    }
    return reading(csv);
  }

  /** The same where one task, the same for each seed, takes 16 years. */
  RandomCase withATaskOfYears(long seed) throws IOException {
    long slow = Math.floorMod(seed, Math.max(1, trace.size()));
    StringBuilder csv = new StringBuilder("created_s,service_s,deadline_s,expected_s\n0,1,,\n");
    for (int i = 0; i < trace.size(); i++) {
      double service = i == slow ? 5e8 : trace.serviceSeconds(i);
      csv.append(trace.arrivalSeconds(i)).append(',').append(service).append(',');
      csv.append(trace.deadlineSeconds(i)).append(",\n");
    }
    return reading(csv);
  }

  private RandomCase reading(CharSequence csv) throws IOException {
    Path file = Files.createTempFile("tasks", ".csv");
    try {
      Trace read = TraceCsv.read(Files.writeString(file, csv));
      return new RandomCase(scenario, read, streams, moves);
    } finally {
      Files.delete(file);
    }
  }

  private static Distribution startup(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Constant(0);
      case 1 -> new Constant(1);
      case 2 -> new Exponential(2);
      default -> new Uniform(0.5, 4);
    };
  }

  private static PhasedWorkload workload(SplittableRandom random) {
    Distribution service =
        switch (random.nextInt(3)) {
          case 0 -> new Constant(1);
          case 1 -> new Exponential(1);
          default -> new Gamma(4, 1.5);
        };
    List<Phase> phases = new ArrayList<>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      phases.add(
          new Phase.Steady("phase-" + i, random.nextDouble(1, 8), random.nextDouble(0.5, 8)));
    }
    return new PhasedWorkload(
        phases,
        PhaseOrder.LISTED,
        Range.of(1),
        new ArrivalProcess.Poisson(),
        ServiceModel.of(service),
        new DeadlineRule(random.nextDouble(1, 4), 0.1, 30),
        random.nextBoolean() ? 0 : 0.5);
  }

  private static List<Move> moves(SplittableRandom random) {
    List<Move> moves = new ArrayList<>();
    int count = random.nextInt(12);
    boolean even = random.nextInt(4) == 0;
    for (int i = 0; i < count; i++) {
      long nanos = even ? random.nextInt(20) * 1_000_000_000L : random.nextLong(20_000_000_000L);
      moves.add(new Move(nanos, random.nextInt(0, 9)));
    }
    moves.sort(Comparator.comparingLong(Move::nanos));
    return moves;
  }
}
