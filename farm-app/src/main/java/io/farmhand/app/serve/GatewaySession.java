package io.farmhand.app.serve;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.run.Build;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.gateway.EmbeddedGateway;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The embedded gateway from its start until a signal ends it. */
public final class GatewaySession {
  private final Terminal terminal;
  private final GatewayOptions options;

  /** A session that tells this terminal where it can be called. */
  public GatewaySession(Terminal terminal, GatewayOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Runs the gateway; Ctrl-C and SIGTERM let it end what it has, a second one ends it at once. */
  public ExitCode run() {
    GatewaySettings settings = options.settings();
    CompletableFuture<ExitCode> end = new CompletableFuture<>();
    try (EmbeddedGateway gateway = start(settings);
        Signals.Registration _ = Signals.handle("INT", () -> end(end, ExitCode.INTERRUPTED));
        Signals.Registration _ = Signals.handle("TERM", () -> end(end, ExitCode.TERMINATED))) {
      greet(gateway, settings);
      ExitCode code = end.get();
      terminal.err().println("Ending: functions finish what they have.");
      return code;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nothing completes it with an exception", e);
    }
  }

  private static void end(CompletableFuture<ExitCode> end, ExitCode code) {
    if (!end.complete(code)) {
      // Its guard ends the functions.
      Runtime.getRuntime().halt(code.number());
    }
  }

  private static EmbeddedGateway start(GatewaySettings settings) {
    try {
      Release release = new Release(Build.version(), "unknown", "");
      return EmbeddedGateway.start(settings, release, TimeSource.system());
    } catch (IOException e) {
      throw new ExitException(ExitCode.CANNOT_RUN, String.valueOf(e.getMessage()), e);
    }
  }

  private void greet(EmbeddedGateway gateway, GatewaySettings settings) {
    terminal.out().println("Gateway at " + gateway.uri());
    terminal.out().println("Metrics at " + gateway.metricsUri());
    if (options.showsPassword()) {
      terminal
          .out()
          .println(
              "User " + GatewaySettings.USER + ", password " + settings.password().orElseThrow());
    }
    terminal.err().println("Functions are local processes and end with it. Ctrl-C ends it.");
  }
}
