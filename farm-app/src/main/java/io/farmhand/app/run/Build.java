package io.farmhand.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What this build of the program is. */
public final class Build {
  private Build() {}

  /** Its version, such as {@code 1.2.0}. */
  public static String version() {
    try (InputStream in = Objects.requireNonNull(Build.class.getResourceAsStream("version.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
