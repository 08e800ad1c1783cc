package io.farmhand.app.run;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.terminal.Signals;
import io.farmhand.app.view.Format;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Ctrl-C and SIGTERM do to a run: the first drains it and aborts it when that takes too long,
 * the second aborts it at once, the third ends the program without a report.
 */
final class Interrupts implements AutoCloseable {
  private final Duration bound;
  private final Runnable drain;
  private final Runnable abort;
  private final Consumer<String> tell;
  private final Signals.Registration onInterrupt;
  private final Signals.Registration onTerminate;
  private Optional<ExitCode> code = Optional.empty();
  private int count;

  /**
   * Begins to listen.
   *
   * @param bound how long draining may take in real time
   * @param drain begins to drain; returns at once
   * @param abort aborts; may be called more than once
   * @param tell shows a sentence to the person
   */
  Interrupts(Duration bound, Runnable drain, Runnable abort, Consumer<String> tell) {
    this.bound = bound;
    this.drain = drain;
    this.abort = abort;
    this.tell = tell;
    onInterrupt = Signals.handle("INT", () -> interrupt(ExitCode.INTERRUPTED));
    onTerminate = Signals.handle("TERM", () -> interrupt(ExitCode.TERMINATED));
  }

  /** As when the signal came whose exit code this is. */
  void interrupt(ExitCode reason) {
    int number;
    synchronized (this) {
      number = ++count;
      code = code.or(() -> Optional.of(reason));
    }
    switch (number) {
      case 1 -> {
        tell.accept(
            "Draining: no more tasks are taken, those accepted may take another "
                + Format.duration(bound.toNanos() * 1e-9)
                + ". Interrupt again to abort.");
        drain.run();
        TimeSource.system().after(bound.toNanos(), () -> Thread.startVirtualThread(abort));
      }
      case 2 -> {
        tell.accept("Aborting. Interrupt once more to leave without a report.");
        abort.run();
      }
      default -> System.exit(reason.number());
    }
  }

  /** The exit code of the first signal, if one came. */
  synchronized Optional<ExitCode> code() {
    return code;
  }

  @Override
  public void close() {
    onInterrupt.close();
    onTerminate.close();
  }
}
