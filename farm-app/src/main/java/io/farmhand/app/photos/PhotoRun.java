package io.farmhand.app.photos;

import io.farmhand.app.images.ImageFailure;
import io.farmhand.app.images.ImageResult;
import io.farmhand.app.images.ServiceTimeModel;
import io.farmhand.app.option.DeadlineSpec;
import io.farmhand.app.option.Pace;
import io.farmhand.app.option.TaskOptions;
import io.farmhand.app.run.RunPlan;
import io.farmhand.farm.Chunking;
import io.farmhand.farm.Emitter;
import io.farmhand.farm.Farm;
import io.farmhand.farm.FarmBuilder;
import io.farmhand.platform.Platform;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A selection of images, processed by a farm.
 *
 * <p>They arrive all at once, or at a {@link Pace}; at one with an end they arrive again and again
 * until then.
 */
public final class PhotoRun {
  private static final String NAME = "run images";
  private static final Duration WINDOW = Duration.ofSeconds(4);

  private final Selection selection;
  private final PhotoFunction function;
  private final Platform platform;
  private final ServiceTimeModel model;
  private final Optional<Pace> pace;
  private final long rounds;
  private final PhotoTally tally;
  private final TimeSource time = TimeSource.system();

  /**
   * A run.
   *
   * @param function what workers apply
   * @param platform where they run
   * @param model of service times, which learns from the run
   * @param pace when images arrive; empty for all at once
   * @param rounds how often each is processed, unless the pace says
   */
  public PhotoRun(
      Selection selection,
      PhotoFunction function,
      Platform platform,
      ServiceTimeModel model,
      Optional<Pace> pace,
      int rounds) {
    this.selection = selection;
    this.function = function;
    this.platform = platform;
    this.model = model;
    this.pace = pace;
    this.rounds = rounds;
    this.tally = new PhotoTally(selection.skipped(), model);
  }

  /**
   * The plan of the run, less who decides.
   *
   * @param title what the view is headed with
   * @param usual the deadline where the options name none
   * @param capacity tasks that may be in the farm at a time, unless a pace says when they arrive
   */
  public RunPlan<PhotoTask, ImageResult> plan(
      String title, TaskOptions options, Optional<DeadlineSpec> usual, int capacity) {
    FarmBuilder<PhotoTask, ImageResult> farm =
        options
            .apply(Farm.of(function), usual)
            .platform(platform)
            .chunking(Chunking.single())
            .window(WINDOW)
            .serviceTime(new LearnedByPixels(model));
    if (pace.isEmpty()) {
      farm.capacity(capacity);
    }
    RunPlan<PhotoTask, ImageResult> plan =
        RunPlan.of(NAME, farm)
            .title(title)
            .total(total())
            .timedSource(this::emit)
            .label(PhotoTask::name)
            .onOutcome(tally::add)
            .details(tally::describe)
            .rows(tally::addRows)
            .configure("platform", platform.name())
            .configure("pace", pace.map(Pace::toString).orElse("all at once"))
            .configure("images", selection.inputs().size());
    pace.filter(Pace::ends).map(Pace::length).ifPresent(plan::schedule);
    options.describe(usual).forEach(plan::configure);
    return plan;
  }

  /** The failures of the run, those of a kind together; at most {@code most} of them. */
  public List<String> failureLines(int most) {
    return tally.failureLines(most);
  }

  private long total() {
    return selection.problems().size() + images();
  }

  private long images() {
    if (selection.inputs().isEmpty()) {
      return 0;
    }
    return pace.filter(Pace::ends).map(Pace::count).orElse(selection.inputs().size() * rounds);
  }

  private void emit(Emitter.Outlet<PhotoTask> outlet, long zeroNanos) throws InterruptedException {
    for (ImageFailure problem : selection.problems()) {
      outlet.put(PhotoTask.failing(problem));
    }
    long images = images();
    for (long index = 0; index < images; index++) {
      if (pace.isPresent()) {
        time.sleep(zeroNanos + pace.get().arrivalNanos(index) - time.nanos());
      }
      int place = (int) (index % selection.inputs().size());
      outlet.put(PhotoTask.of(selection.inputs().get(place)));
    }
  }
}
