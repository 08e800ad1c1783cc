package io.farmhand.app.service;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.farmfile.FarmFile;
import io.farmhand.app.jobs.Job;
import io.farmhand.app.jobs.ResultSink;
import io.farmhand.app.jobs.Stages;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.gateway.http.HttpPort;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A served farm from its start until a signal ends it. */
public final class ServeSession {
  private final Terminal terminal;
  private final FarmFile file;
  private final ServeSettings settings;

  /** A session that tells this terminal where it can be called. */
  public ServeSession(Terminal terminal, FarmFile file, ServeSettings settings) {
    this.terminal = terminal;
    this.file = file;
    this.settings = settings;
  }

  /**
   * Serves; the first Ctrl-C or SIGTERM lets what was accepted come to its end, the second ends it
   * at once.
   *
   * @param gateway instead of the file's
   */
  public ExitCode run(Optional<URI> gateway) {
    CompletableFuture<ExitCode> signal = new CompletableFuture<>();
    Thread serving = Thread.currentThread();
    try (Signals.Registration _ =
            Signals.handle("INT", () -> end(signal, serving, ExitCode.INTERRUPTED));
        Signals.Registration _ =
            Signals.handle("TERM", () -> end(signal, serving, ExitCode.TERMINATED));
        Stages stages = Stages.open(file, gateway);
        FarmService service = FarmService.open(file, stages, TimeSource.system())) {
      return serve(service, signal);
    } catch (IOException e) {
      throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
    }
  }

  /** The first signal asks, the second interrupts. */
  private static void end(CompletableFuture<ExitCode> signal, Thread serving, ExitCode code) {
    if (!signal.complete(code)) {
      serving.interrupt();
    }
  }

  private ExitCode serve(FarmService service, CompletableFuture<ExitCode> signal)
      throws IOException {
    FarmApi api = new FarmApi(service, settings.token(), settings.maxBodyBytes());
    try (HttpPort server =
        HttpPort.open(
            settings.host(), settings.port(), HttpPort.READ_TIMEOUT, api, TimeSource.system())) {
      terminal.out().println("Farm " + file.name() + " at " + server.uri());
      terminal.out().flush();
      terminal.err().println("Ctrl-C ends it once what was accepted is done.");
      ExitCode code = signal.get();
      terminal
          .err()
          .println("Ending: nothing more is taken, " + service.counts().open() + " open jobs end.");
      boolean drained = service.drain(settings.drain());
      save(service);
      if (!drained) {
        terminal
            .err()
            .println(
                "Given up after "
                    + settings.drain().toSeconds()
                    + " s: "
                    + service.counts().open()
                    + " jobs are lost.");
      }
      return code;
    } catch (InterruptedException _) {
      terminal.err().println("Ended at once: " + service.counts().open() + " jobs are lost.");
      save(service);
      return ExitCode.INTERRUPTED;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nothing completes it with an exception", e);
    }
  }

  /** Results that nobody has fetched are not lost with the process. */
  private void save(FarmService service) {
    List<Job> left = service.unfetched();
    if (left.isEmpty()) {
      return;
    }
    Path folder = settings.unfetched();
    ResultSink sink = new ResultSink(terminal, Optional.of(folder), false);
    sink.prepare();
    for (Job job : left) {
      sink.add(job.id(), Long.toString(job.id()), job.end().join());
    }
    terminal.err().println(left.size() + " results that nobody has fetched are in " + folder);
  }
}
