package io.farmhand.app.run;

import io.farmhand.app.terminal.Screen;
import io.farmhand.app.terminal.Style;
import io.farmhand.app.terminal.Terminal;
import io.farmhand.app.view.Format;
import io.farmhand.app.view.Prose;
import io.farmhand.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How far a computation has come: a bar on a terminal, a line every few seconds elsewhere.
 * Thread-safe.
 */
public final class WorkProgress implements AutoCloseable {
  private static final Duration FRAME = Duration.ofMillis(100);
  private static final Duration LINE = Duration.ofSeconds(5);
  private static final int WIDEST_BAR = 60;
  private static final int NARROWEST_BAR = 10;

  private final Terminal terminal;
  private final boolean shown;
  private final @Nullable Screen screen;
  private final Thread thread;
  private volatile Stage stage = new Stage("", 1, 0);
  private volatile String note = "";
  private final AtomicInteger done = new AtomicInteger();

  private record Stage(String name, int total, long begin) {}

  /**
   * Begins.
   *
   * @param shown whether anything is shown
   */
  public WorkProgress(Terminal terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
    screen = shown && terminal.isLive() ? terminal.screen() : null;
    thread = Thread.ofPlatform().daemon().name("farmhand-view").start(this::loop);
  }

  /** Begins a stage of so many steps. */
  public void stage(String name, int total) {
    note = "";
    stage = new Stage(name, Math.max(1, total), TimeSource.system().nanos());
    done.set(0);
  }

  /** So many steps of the stage are done; from any thread, in any order. */
  public void done(int steps) {
    done.accumulateAndGet(steps, Math::max);
  }

  /** Says in a few words what is there so far. */
  public void note(String words) {
    note = words;
  }

  /** Shows a sentence to the person, above the bar where there is one. */
  public void tell(String sentence) {
    for (String line : Prose.wrapped(sentence, terminal.lineWidth())) {
      if (screen == null) {
        terminal.err().println(line);
      } else {
        screen.println(line);
      }
    }
  }

  private void loop() {
    TimeSource time = TimeSource.system();
    long nextLine = time.nanos() + LINE.toNanos();
    try {
      while (true) {
        if (screen != null) {
          screen.show(List.of(render(terminal.style(), terminal.columns() - 1)));
        } else if (shown && time.nanos() - nextLine >= 0) {
          terminal.err().println(render(Style.PLAIN, 0));
          nextLine += LINE.toNanos();
        }
        time.sleep(FRAME);
      }
    } catch (InterruptedException _) {
      // The work is over.
    }
  }

  /** The line for this width; without a bar where there is no room. */
  private String render(Style style, int width) {
    Stage now = stage;
    double share = Math.min(1, (double) done.get() / now.total);
    String text =
        "%3.0f %%  %s  ETA %s"
            .formatted(Math.floor(100 * share), now.name, Format.clock(remaining(now, share)));
    text = note.isEmpty() ? text : text + "  " + note;
    int bar = Math.min(WIDEST_BAR, width - text.length() - 2);
    if (bar >= NARROWEST_BAR) {
      return style.good(style.bar(share, bar)) + "  " + text;
    }
    return width > 0 && text.length() > width ? text.substring(0, width) : text;
  }

  private static double remaining(Stage stage, double share) {
    double elapsed = (TimeSource.system().nanos() - stage.begin) * 1e-9;
    return share > 0 ? elapsed * (1 - share) / share : Double.NaN;
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
