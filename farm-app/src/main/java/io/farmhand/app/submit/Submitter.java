package io.farmhand.app.submit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.farmhand.app.exec.ExecInput;
import io.farmhand.app.exec.Inputs;
import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.jobs.Job;
import io.farmhand.app.jobs.ResultSink;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends inputs to a served farm, some at a time, and passes on their results. */
public final class Submitter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;
  private final ResultSink sink;
  private final int ahead;
  private final String session;
  private final AtomicReference<@Nullable ExitException> broken = new AtomicReference<>();

  /**
   * A submitter.
   *
   * @param ahead most inputs that are sent and have no result yet
   * @param session tells the keys of this run's inputs from those of others
   */
  public Submitter(Terminal terminal, ResultSink sink, int ahead, String session) {
    this.terminal = terminal;
    this.sink = sink;
    this.ahead = ahead;
    this.session = session;
  }

  /**
   * Sends all inputs and waits for their results; Ctrl-C sends no more and waits for those sent.
   *
   * @param areFiles whether the inputs are names of files whose content is meant
   * @return the exit code of the program
   */
  public ExitCode run(
      URI farm, Optional<String> token, Duration patience, Inputs inputs, boolean areFiles) {
    AtomicReference<ExitCode> signal = new AtomicReference<>(ExitCode.OK);
    Semaphore room = new Semaphore(ahead);
    try (Signals.Registration _ =
            Signals.handle("INT", () -> end(signal, inputs, ExitCode.INTERRUPTED));
        Signals.Registration _ =
            Signals.handle("TERM", () -> end(signal, inputs, ExitCode.TERMINATED));
        FarmClient client = new FarmClient(farm, token, patience);
        ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
      inputs.forEach(
          input -> {
            room.acquire();
            if (broken.get() != null) {
              inputs.stop();
              return;
            }
            sending.execute(
                () -> {
                  send(client, input, areFiles);
                  room.release();
                });
          });
    } catch (IOException e) {
      throw new ExitException(ExitCode.CANNOT_RUN, "The inputs cannot be read: " + Reason.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ExitException problem = broken.get();
    if (problem != null) {
      throw problem;
    }
    if (signal.get() != ExitCode.OK) {
      return signal.get();
    }
    return sink.failed() > 0 ? ExitCode.TASKS_FAILED : ExitCode.OK;
  }

  private void end(AtomicReference<ExitCode> signal, Inputs inputs, ExitCode reason) {
    if (signal.compareAndSet(ExitCode.OK, reason)) {
      terminal.err().println("No more inputs are sent; waiting for the results of those sent.");
      inputs.stop();
    } else {
      System.exit(reason.number());
    }
  }

  private void send(FarmClient client, ExecInput input, boolean isFile) {
    String name = isFile ? input.text() : "line " + input.number();
    try {
      byte[] body =
          isFile
              ? Files.readAllBytes(Path.of(input.text()))
              : input.text().getBytes(StandardCharsets.UTF_8);
      FarmClient.Answer answer = client.work(name, session + "-" + input.number(), body);
      sink.add(
          input.number(),
          name,
          answer.isDone() ? Job.Result.of(answer.body()) : Job.Result.failed(reasons(answer)));
    } catch (IOException e) {
      sink.add(input.number(), name, Job.Result.failed("cannot be read (" + Reason.of(e) + ")"));
    } catch (ExitException e) {
      broken.compareAndSet(null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> reasons(FarmClient.Answer answer) {
    try {
      JsonNode told = JSON.readTree(answer.text());
      List<String> reasons = new ArrayList<>();
      told.path("failures").forEach(reason -> reasons.add(reason.asText()));
      if (told.has("detail")) {
        reasons.add(told.get("detail").asText());
      }
      if (!reasons.isEmpty()) {
        return reasons;
      }
    } catch (JacksonException _) {
      // Shown as it is.
    }
    return List.of("status " + answer.status() + " " + answer.text());
  }
}
