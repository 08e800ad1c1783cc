package io.farmhand.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final String ESC = "\u001b[";

  private final PrintStream before = System.err;
  private final StringWriter written = new StringWriter();
  private final AtomicInteger columns = new AtomicInteger(80);
  private final Screen screen = Screen.open(new PrintWriter(written), columns::get);

  @AfterEach
  void close() {
    screen.close();
    assertThat(System.err).isSameAs(before);
  }

  @Test
  void theNextFrameOverwritesTheOneBefore() {
    screen.show(List.of("one", "two"));
    forget();
    screen.show(List.of("three"));

    assertThat(written.toString())
        .isEqualTo(
            ESC + "?2026h" + ESC + "?25l" + "\r" + ESC + "2A" + "three" + ESC + "K\r\n" + ESC + "J"
                + ESC + "?2026l");
  }

  @Test
  void linesBrokenByANarrowerWindowAreOverwrittenToo() {
    screen.show(List.of("x".repeat(70), "y"));
    columns.set(40);
    forget();
    screen.show(List.of("z"));

    assertThat(written.toString()).contains("\r" + ESC + "3A" + "z");
  }

  @Test
  void coloursDoNotCountAsWidth() {
    screen.show(List.of(ESC + "32m" + "x".repeat(80) + ESC + "0m"));
    forget();
    screen.show(List.of("z"));

    assertThat(written.toString()).contains("\r" + ESC + "1A" + "z");
  }

  @Test
  void whatOthersWriteToStandardErrorAppearsAbove() {
    screen.show(List.of("live"));
    forget();
    System.err.print("a warn");
    System.err.println("ing");

    assertThat(written.toString())
        .startsWith("\r" + ESC + "1A" + "a warning" + ESC + "K\r\n")
        .endsWith("live" + ESC + "K\r\n" + ESC + "J" + ESC + "?2026l");
  }

  @Test
  void closingErasesTheLinesAndShowsTheCursor() {
    screen.show(List.of("one", "two"));
    forget();
    screen.close();
    screen.show(List.of("late"));

    assertThat(written.toString()).isEqualTo("\r" + ESC + "2A" + ESC + "J" + ESC + "?25h");
  }

  private void forget() {
    written.getBuffer().setLength(0);
  }
}
