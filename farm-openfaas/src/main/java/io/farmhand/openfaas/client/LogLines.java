package io.farmhand.openfaas.client;

import io.farmhand.openfaas.wire.LogLine;
import io.farmhand.openfaas.wire.Wire;
import io.farmhand.openfaas.wire.WireException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The lines of a log, one JSON object each, as they arrive. */
final class LogLines implements Iterator<LogLine> {
  private final String title;
  private final InputStream body;
  private final BufferedReader reader;
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable LogLine next;

  private LogLines(String title, InputStream body) {
    this.title = title;
    this.body = body;
    this.reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  static Stream<LogLine> read(String title, HttpResponse<InputStream> response) {
    LogLines lines = new LogLines(title, response.body());
    if (response.statusCode() != 200) {
      throw lines.refused(response.statusCode());
    }
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(lines::close);
  }

  private OpenFaasException refused(int status) {
    try (body) {
      String text = new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
      return Statuses.error(title, "status 200", status, text);
    } catch (IOException e) {
      return new OpenFaasException.ConnectionLost(title + ": status " + status, e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      String line = readLine();
      if (line == null) {
        return false;
      }
      if (!line.isBlank()) {
        next = parse(line);
      }
    }
    return true;
  }

  private @Nullable String readLine() {
    try {
      return closed.get() ? null : reader.readLine();
    } catch (IOException e) {
      if (closed.get()) {
        return null;
      }
      throw new OpenFaasException.ConnectionLost(
          title + ": expected more lines, found that the connection broke (" + e + "); ask again",
          e);
    }
  }

  private LogLine parse(String line) {
    try {
      return Wire.read(line.getBytes(StandardCharsets.UTF_8), LogLine.class);
    } catch (WireException e) {
      throw new OpenFaasException.BadResponse(
          title + ": " + e.getMessage() + "; see whether this is an OpenFaaS gateway", e);
    }
  }

  @Override
  public LogLine next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the log has no more lines");
    }
    LogLine line = next;
    next = null;
    return line;
  }

  private void close() {
    closed.set(true);
    try {
      // Not the reader, whose lock a thread holds that waits for a line.
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
