package io.farmhand.app.jobs;

import io.farmhand.farm.Emitter;
import io.farmhand.task.FarmClosedException;
import io.farmhand.task.Outcome;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Turns jobs into tasks of a farm, and the results of a job's tasks into its own. */
public final class JobFlow implements AutoCloseable {
  private final Stages stages;
  private final Consumer<Job> ended;
  private final ExecutorService gathering = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A flow.
   *
   * @param ended receives each job once it has ended, several at a time
   */
  public JobFlow(Stages stages, Consumer<Job> ended) {
    this.stages = stages;
    this.ended = ended;
  }

  /**
   * Hands the tasks of a job to a farm, waiting while that is full. Whatever happens, the job ends.
   *
   * @throws InterruptedException when it was interrupted; the rest of the job is withdrawn then
   */
  public void start(Job job, Emitter.Outlet<Piece> outlet) throws InterruptedException {
    List<byte[]> bodies;
    try {
      bodies = stages.expand(job);
    } catch (JobException e) {
      end(job, Job.Result.failed(String.valueOf(e.getMessage())));
      return;
    } catch (InterruptedException e) {
      end(job, Job.Result.failed("was not expanded into tasks"));
      throw e;
    }
    job.expanded(bodies.size());
    if (bodies.isEmpty()) {
      gathering.execute(() -> gather(job));
    }
    for (int index = 0; index < bodies.size(); index++) {
      try {
        outlet.put(new Piece(job, index, bodies.get(index)));
      } catch (InterruptedException | FarmClosedException e) {
        withdraw(job, index);
        if (e instanceof InterruptedException interrupted) {
          throw interrupted;
        }
        return;
      }
    }
  }

  private void withdraw(Job job, int from) {
    if (job.withdraw(from)) {
      gathering.execute(() -> gather(job));
    }
  }

  /** Takes the outcome of a task. */
  public void settled(Outcome<Piece, byte[]> outcome) {
    Piece piece = outcome.task().payload();
    if (piece.job().settle(piece.index(), outcome)) {
      gathering.execute(() -> gather(piece.job()));
    }
  }

  private void gather(Job job) {
    end(job, result(job));
  }

  private Job.Result result(Job job) {
    List<String> failures = job.failures();
    if (!failures.isEmpty()) {
      return Job.Result.failed(failures);
    }
    try {
      return Job.Result.of(stages.gather(job));
    } catch (JobException e) {
      return Job.Result.failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Job.Result.failed("its results were not collected");
    }
  }

  private void end(Job job, Job.Result result) {
    job.finish(result);
    ended.accept(job);
  }

  /** Waits until every job whose tasks have ended has its result. */
  @Override
  public void close() {
    gathering.close();
  }
}
