package io.farmhand.app.run;

import io.farmhand.app.terminal.Screen;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.LiveView;
import io.farmhand.app.view.PlainView;
import io.farmhand.app.view.Snapshot;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows a run while it goes on: in place on a terminal, line by line elsewhere. */
final class Progress implements AutoCloseable {
  private static final Duration FRAME = Duration.ofMillis(200);
  private static final Duration LINE = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Supplier<Snapshot> run;
  private final Runnable alongside;
  private final @Nullable Screen screen;
  private final boolean shown;
  private final Thread thread;

  /**
   * Begins.
   *
   * @param shown whether anything is shown
   * @param run the run at this moment
   * @param alongside is called a few times a second too
   */
  Progress(Terminal terminal, boolean shown, Supplier<Snapshot> run, Runnable alongside) {
    this.terminal = terminal;
    this.shown = shown;
    this.run = run;
    this.alongside = alongside;
    this.screen = shown && terminal.isLive() ? terminal.screen() : null;
    this.thread = Thread.ofPlatform().daemon().name("farmhand-view").start(this::loop);
  }

  /** Shows a sentence to the person, whatever else is shown. */
  void tell(String sentence) {
    if (screen == null) {
      terminal.err().println(sentence);
    } else {
      screen.println(sentence);
    }
  }

  private void loop() {
    TimeSource time = TimeSource.system();
    long nextLine = time.nanos() + LINE.toNanos();
    try {
      while (true) {
        if (screen != null) {
          screen.show(new LiveView(terminal.style()).render(run.get(), terminal.columns()));
        } else if (shown && time.nanos() - nextLine >= 0) {
          terminal.err().println(PlainView.render(run.get()));
          nextLine += LINE.toNanos();
        }
        alongside.run();
        time.sleep(FRAME);
      }
    } catch (InterruptedException _) {
      // The run is over.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (screen != null) {
      screen.close();
    }
  }
}
