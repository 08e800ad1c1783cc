package io.farmhand.app.jobs;

import io.farmhand.app.exec.ExecInput;
import io.farmhand.app.exec.Inputs;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.run.RunPlan;
import io.farmhand.farm.Emitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A farm of functions at work on inputs that end. */
public final class FarmRun implements AutoCloseable {
  private static final String NAME = "run farm";
  private static final Job.Result NOTHING = Job.Result.failed("has not ended");

  private final FarmFile file;
  private final Stages stages;
  private final ResultSink sink;
  private final JobFlow flow;

  /** A run whose results go to {@code sink}; the stages stay the caller's. */
  public FarmRun(FarmFile file, Stages stages, ResultSink sink) {
    this.file = file;
    this.stages = stages;
    this.sink = sink;
    flow = new JobFlow(stages, job -> sink.add(job.id(), job.name(), job.end().getNow(NOTHING)));
  }

  /**
   * The plan.
   *
   * @param areFiles whether the inputs are names of files whose content is meant
   */
  public RunPlan<Piece, byte[]> plan(Inputs inputs, boolean areFiles) {
    RunPlan<Piece, byte[]> plan =
        RunPlan.of(NAME, stages.farm())
            .title(file.name())
            .source(outlet -> emit(inputs, areFiles, outlet))
            .label(Piece::label)
            .onOutcome(flow::settled)
            .workers(file.initial())
            .controller(file.controller().factory(), file.control())
            .furtherFailures(this::failedJobs)
            .details(sink::describe);
    file.describe().forEach(plan::configure);
    return plan;
  }

  private void emit(Inputs inputs, boolean areFiles, Emitter.Outlet<Piece> outlet)
      throws IOException, InterruptedException {
    inputs.forEach(input -> flow.start(job(input, areFiles), outlet));
  }

  private static Job job(ExecInput input, boolean isFile) {
    if (!isFile) {
      byte[] line = input.text().getBytes(StandardCharsets.UTF_8);
      return new Job(input.number(), "line " + input.number(), line);
    }
    try {
      return new Job(input.number(), input.text(), Files.readAllBytes(Path.of(input.text())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + input.text(), e);
    }
  }

  /** Jobs without a result, once all have ended. */
  private long failedJobs() {
    flow.close();
    return sink.failed();
  }

  /** Waits until every job has its result. */
  @Override
  public void close() {
    flow.close();
  }
}
