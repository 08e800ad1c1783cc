package io.farmhand.app.photos;

import io.farmhand.app.images.ServiceTimeModel;
import io.farmhand.farm.ServiceTime;
import io.farmhand.task.Task;
import java.time.Duration;

/** The expected service time of an image by its pixels, learned from those that have finished. */
record LearnedByPixels(ServiceTimeModel model) implements ServiceTime<PhotoTask> {
  @Override
  public long expectedNanos(PhotoTask task) {
    return task.pixels() == 0
        ? Task.UNKNOWN_SERVICE
        : model.expected((double) task.pixels()).toNanos();
  }

  @Override
  public void observed(PhotoTask task, long serviceNanos) {
    if (task.pixels() > 0 && serviceNanos >= 0) {
      model.observe((double) task.pixels(), Duration.ofNanos(serviceNanos));
    }
  }
}
