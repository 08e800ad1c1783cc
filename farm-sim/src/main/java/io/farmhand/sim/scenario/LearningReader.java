package io.farmhand.sim.scenario;

import io.farmhand.control.ActionSet;
import io.farmhand.control.Limits;
import io.farmhand.monitor.ObservationView;
import io.farmhand.sim.reward.Reward;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Field;
import io.farmhand.sim.yaml.Node;
import io.farmhand.sim.yaml.Reader;
import io.farmhand.sim.yaml.Section;
import io.farmhand.sim.yaml.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a learning controller sees, may do and is rewarded for. */
final class LearningReader {
  private static final String ACTIONS = "absolute, {step: 1} or {absolute: [1, 32]}";
  private static final String REWARD =
      "paper, or {cost: {perMiss: 1, perWorkerSecond: 0.01, perAction: 0.1}}";
  private static final int MOST_STEP = 1_000;
  private static final int MOST_WORKERS = 100_000;

  private final Field<ObservationView> view;
  private final Field<Function<Limits, ActionSet>> actions;
  private final Field<Reward> reward;

  /** Asks a scenario for its sections. */
  LearningReader(Section scenario) {
    Scenario.Learning usual = Scenario.Learning.PAPER;
    view =
        scenario.optional(
            "observation",
            Values.choice(ObservationView.names(), LearningReader::view),
            usual.view());
    actions =
        scenario.optional(
            "actions", Reader.of(ACTIONS, LearningReader::actions), _ -> usual.actions());
    reward = scenario.optional("reward", Reader.of(REWARD, LearningReader::reward), usual.reward());
  }

  /** What was read; only while the scenario is built. */
  Scenario.Learning within(Limits limits) {
    return new Scenario.Learning(view.get(), actions.get().apply(limits), reward.get());
  }

  private static Optional<ObservationView> view(String name) {
    return ObservationView.names().contains(name)
        ? Optional.of(ObservationView.named(name))
        : Optional.empty();
  }

  private static Function<Limits, ActionSet> actions(Cursor at) {
    if (at.node() instanceof Node.Scalar(var _, String text)) {
      if (!text.equals("absolute")) {
        throw at.expected(ACTIONS);
      }
      return limits -> new ActionSet.Absolute(limits.min(), limits.max());
    }
    Section section = at.section(ACTIONS);
    String kind = section.oneOf(List.of("step", "absolute"));
    Field<ActionSet> set =
        kind.equals("step")
            ? section.required(kind, Reader.of("a whole number", LearningReader::steps))
            : section.required(kind, Reader.of("[1, 32]", LearningReader::absolute));
    return section.build(() -> fixed(set.get()));
  }

  private static Function<Limits, ActionSet> fixed(ActionSet set) {
    return _ -> set;
  }

  private static ActionSet steps(Cursor at) {
    return new ActionSet.Steps(at.read(Values.integer(1, MOST_STEP)));
  }

  private static ActionSet absolute(Cursor at) {
    List<Integer> bounds = at.pair(Values.integer(0, MOST_WORKERS));
    return new ActionSet.Absolute(bounds.getFirst(), bounds.getLast());
  }

  private static Reward reward(Cursor at) {
    if (at.node() instanceof Node.Scalar(var _, String text)) {
      if (!text.equals(Reward.PAPER.name())) {
        throw at.expected(REWARD);
      }
      return Reward.PAPER;
    }
    Section section = at.section(REWARD);
    Field<Reward> cost = section.required("cost", Reader.of("prices", LearningReader::cost));
    return section.build(cost::get);
  }

  private static Reward cost(Cursor at) {
    Section section = at.section("{perMiss: 1, perWorkerSecond: 0.01, perAction: 0.1}");
    Field<Double> miss = section.optional("perMiss", Values.number(), 0.0);
    Field<Double> workerSecond = section.optional("perWorkerSecond", Values.number(), 0.0);
    Field<Double> action = section.optional("perAction", Values.number(), 0.0);
    return section.build(() -> new Reward.Cost(miss.get(), workerSecond.get(), action.get()));
  }
}
