package io.farmhand.app.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.app.exit.ExitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  private static final byte LINE_FEED = '\n';

  @Test
  void eachLineIsAnInputAndTheLastNeedsNoEnd() throws Exception {
    assertThat(texts("a\n\n b \nü", LINE_FEED)).containsExactly("a", "", " b ", "ü");
    assertThat(texts("a\n", LINE_FEED)).containsExactly("a");
    assertThat(texts("", LINE_FEED)).isEmpty();
  }

  @Test
  void inputsMayBeSeparatedByNul() throws Exception {
    assertThat(texts("a\nb\0c\0", (byte) 0)).containsExactly("a\nb", "c");
  }

  @Test
  void inputsAreNumberedFromOne() throws Exception {
    List<ExecInput> read = read(Inputs.of(List.of("x", "y")));

    assertThat(read).containsExactly(ExecInput.of(1, "x"), ExecInput.of(2, "y"));
  }

  @Test
  void whatIsNoUtf8IsMarked() throws Exception {
    byte[] bytes = {'o', 'k', '\n', (byte) 0xff, '\n'};

    List<ExecInput> read = read(Inputs.of(new ByteArrayInputStream(bytes), LINE_FEED));

    assertThat(read).extracting(ExecInput::intact).containsExactly(true, false);
  }

  @Test
  void anEndlessSourceIsReadOnlyAsFarAsItIsWanted() throws Exception {
    Inputs inputs = Inputs.of(endless("y\n"), LINE_FEED);
    List<String> seen = new ArrayList<>();

    inputs.forEach(
        input -> {
          seen.add(input.text());
          if (seen.size() == 1000) {
            inputs.stop();
          }
        });

    assertThat(seen).hasSize(1000).containsOnly("y");
  }

  @Test
  void whoWaitsForTheNextInputIsToldOfTheStop() throws Exception {
    PipedInputStream silent = new PipedInputStream();
    try (PipedOutputStream writer = new PipedOutputStream(silent)) {
      writer.write("first\n".getBytes(StandardCharsets.UTF_8));
      writer.flush();
      Inputs inputs = Inputs.of(silent, LINE_FEED);
      CountDownLatch first = new CountDownLatch(1);
      List<String> seen = new ArrayList<>();
      CompletableFuture<Void> reading =
          CompletableFuture.runAsync(
              () -> {
                try {
                  inputs.forEach(
                      input -> {
                        seen.add(input.text());
                        first.countDown();
                      });
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      first.await();

      inputs.stop();

      reading.join();
      assertThat(seen).containsExactly("first");
    }
  }

  @Test
  void aSourceThatBreaksOffIsNoEnd() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> read(Inputs.of(broken, LINE_FEED)))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @Test
  void aPieceWithoutEndIsRefused() {
    InputStream zeros = endless("\0");

    assertThatThrownBy(() -> read(Inputs.of(zeros, LINE_FEED)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("input 1 is longer than 16 MiB")
        .hasMessageContaining("--null");
  }

  @Test
  void aMissingListIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Inputs.of(folder.resolve("list.txt"), LINE_FEED))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("list.txt does not exist");
    assertThatThrownBy(() -> Inputs.of(folder, LINE_FEED))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void filesAreFoundByNameFolderAndPattern(@TempDir Path folder) throws Exception {
    for (String name : List.of("b.txt", "a.txt", ".hidden", "sub/c.txt", "sub/d.jpg", ".git/e")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    String root = folder + "/";

    assertThat(FileNames.expand(List.of(folder.toString())))
        .containsExactly(root + "a.txt", root + "b.txt", root + "sub/c.txt", root + "sub/d.jpg");
    assertThat(FileNames.expand(List.of(root + "*.txt")))
        .containsExactly(root + "a.txt", root + "b.txt");
    assertThat(FileNames.expand(List.of(root + "**/*.{txt,jpg}")))
        .containsExactly(root + "sub/c.txt", root + "sub/d.jpg");
    assertThat(FileNames.expand(List.of(root + ".hidden", root + "b.txt", root + "*.txt")))
        .containsExactly(root + ".hidden", root + "b.txt", root + "a.txt");
  }

  @Test
  void whatStandsForNoFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> FileNames.expand(List.of(folder + "/x.txt")))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("There is no file or folder " + folder + "/x.txt");
    assertThatThrownBy(() -> FileNames.expand(List.of(folder + "/*.txt")))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("There are no files for --files " + folder + "/*.txt");
    assertThatThrownBy(() -> FileNames.expand(List.of(folder + "/nowhere/*.txt")))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("cannot be listed");
    assertThatThrownBy(() -> FileNames.expand(List.of("[a")))
        .isInstanceOf(ExitException.class)
        .hasMessageContaining("not valid");
  }

  private static InputStream endless(String cycle) {
    return new InputStream() {
      private int count;

      @Override
      public int read() {
        return cycle.charAt(count++ % cycle.length());
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
          bytes[offset + i] = (byte) read();
        }
        return length;
      }
    };
  }

  private static List<String> texts(String content, byte separator) throws Exception {
    InputStream stream = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    return read(Inputs.of(stream, separator)).stream().map(ExecInput::text).toList();
  }

  private static List<ExecInput> read(Inputs inputs) throws Exception {
    List<ExecInput> read = new ArrayList<>();
    inputs.forEach(read::add);
    return read;
  }
}
