package io.farmhand.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.time.VirtualTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogBookTest {
  private final VirtualTime time = new VirtualTime();
  private final LogBook book = new LogBook(3, time);

  private List<String> texts(long from) {
    return book.from(from).stream().map(LogBook.Entry::text).toList();
  }

  @Test
  void keepsTheLastLines() {
    for (int i = 0; i < 5; i++) {
      time.advance(Duration.ofSeconds(1));
      book.add("one", "line " + i);
    }
    assertThat(texts(0)).containsExactly("line 2", "line 3", "line 4");
    assertThat(texts(4)).containsExactly("line 4");
    assertThat(texts(5)).isEmpty();
    assertThat(book.next()).isEqualTo(5);
    assertThat(book.from(4).getFirst().moment()).isEqualTo(Instant.ofEpochSecond(5));
  }

  @Test
  void wakesThoseWhoWait() throws InterruptedException {
    Thread writer = Thread.ofVirtual().start(() -> book.add("one", "now"));
    assertThat(book.await(0, 60_000)).hasSize(1);
    writer.join();
    Thread closer = Thread.ofVirtual().start(book::close);
    assertThat(book.await(1, 60_000)).isEmpty();
    closer.join();
    assertThat(book.isClosed()).isTrue();
  }

  @Test
  void cutsOutputIntoLines() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    String output = "a\r\n\nb\u00e9\n" + "x".repeat(10_000) + "\nend";
    LineReader.start(
            "test", new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)), lines::add)
        .join();
    assertThat(lines)
        .containsExactly("a", "", "b\u00e9", "x".repeat(8192), "x".repeat(10_000 - 8192), "end");
  }
}
