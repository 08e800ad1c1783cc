import io.farmhand.control.Controller;
import io.farmhand.control.Decision;
import io.farmhand.control.Reason;
import io.farmhand.monitor.Observation;

/** A worker for each task that there is or was not long ago, and four to spare. */
public final class SpareWorkers implements Controller {
  private double peak;

  @Override
  public Decision decide(Observation seen) {
    int tasks = seen.queues().waiting() + seen.queues().inFlight();
    peak = Math.max(tasks, 0.9 * peak);
    return new Decision(
        (int) Math.ceil(peak) + 4,
        Reason.of("spare", "{} tasks, a peak of {} not long ago, and 4 to spare", tasks, peak));
  }
}
