package io.farmhand.app.worker;

import io.farmhand.app.images.ImagePipeline;
import io.farmhand.app.images.ImageSettings;
import io.farmhand.app.scenario.Errand;
import io.farmhand.app.site.WorkerProgram;
import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;
import java.nio.file.Path;
import java.util.List;

/** Does the tasks of scenarios: each is an {@link Errand}, its answer the seconds it took. */
public final class ScenarioHandler implements Handler {
  /** This worker as a program. */
  public static final WorkerProgram PROGRAM =
      new WorkerProgram(
          "farmhand-scenario",
          ScenarioHandler.class,
          List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));

  private final ImagePipeline pipeline =
      ImagePipeline.of(Path.of("pictures").toAbsolutePath(), ImageSettings.DEFAULT);

  @Override
  public Response handle(Request request) throws InterruptedException {
    double seconds = Errand.parse(request.text()).run(pipeline);
    return Response.of(Double.toString(seconds));
  }

  @Override
  public void warmUp() throws InterruptedException {
    Errand.parse(new Errand.Sleep(0.001).line()).run(pipeline);
    Errand.parse(new Errand.Compute(1000, 1).line()).run(pipeline);
  }
}
