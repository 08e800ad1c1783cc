package io.farmhand.app.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void isWordsAndNoNameOfAClass() {
    assertThat(Reason.of(new NoSuchFileException("x"))).isEqualTo("no such file or folder");
    assertThat(Reason.of(new AccessDeniedException("x"))).isEqualTo("permission denied");
    assertThat(Reason.of(new MalformedInputException(1))).isEqualTo("not valid UTF-8");
    assertThat(Reason.of(new FileSystemException("x", null, "Not a directory")))
        .isEqualTo("Not a directory");
    assertThat(Reason.of(new UncheckedIOException(new IOException("the disk is full"))))
        .isEqualTo("the disk is full");
  }

  @Test
  void isNeverEmpty() {
    assertThat(Reason.of(new IOException())).isEqualTo("IOException");
  }

  @Test
  void namesTheFileWhereNothingElseDoes() {
    assertThat(Reason.withFile(new UncheckedIOException(new NoSuchFileException("a/b"))))
        .isEqualTo("a/b: no such file or folder");
    assertThat(Reason.withFile(new IOException("broken pipe"))).isEqualTo("broken pipe");
  }
}
