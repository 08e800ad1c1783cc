package io.farmhand.sim.optimum;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.Decision;
import io.farmhand.control.Limits;
import io.farmhand.control.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The targets of an episode, one for each step.
 *
 * @param targets at least one
 */
public record Plan(List<Integer> targets) {
  public Plan {
    targets = List.copyOf(targets);
  }

  static Plan of(int[] targets) {
    return new Plan(Arrays.stream(targets).boxed().toList());
  }

  int[] toArray() {
    return targets.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A controller that follows it, whatever it sees; after its end it stays. */
  public ControllerFactory controller(String name, Duration period) {
    return new Follower(name, period, this);
  }

  private record Follower(String name, Duration period, Plan plan) implements ControllerFactory {
    @Override
    public Controller create(Limits limits, Duration rhythm) {
      int[] step = {0};
      return observation -> {
        int at = Math.min(step[0]++, plan.targets.size() - 1);
        int target = plan.targets.get(at);
        return new Decision(target, Reason.of("plan", "planned {} workers", target));
      };
    }
  }
}
