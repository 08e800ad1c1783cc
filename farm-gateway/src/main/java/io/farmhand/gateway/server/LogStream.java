package io.farmhand.gateway.server;

import io.farmhand.gateway.function.DeployedFunction;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.process.LogBook;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.openfaas.wire.FunctionName;
import io.farmhand.openfaas.wire.LogLine;
import io.farmhand.openfaas.wire.LogRequest;
import io.farmhand.openfaas.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What the replicas of a function wrote, a JSON object a line. */
final class LogStream {
  /** An empty line so often tells the server whether anyone still reads. */
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final Functions functions;

  LogStream(Functions functions) {
    this.functions = functions;
  }

  void answer(LogRequest asked, Response response) throws IOException {
    if (asked.name().isEmpty()) {
      throw RefusedException.badRequest("name = '', must be the name of a function");
    }
    DeployedFunction function = functions.get(new FunctionName(asked.name(), asked.namespace()));
    LogBook book = function.logs();
    response.header("Content-Type", "application/x-ndjson");
    try (OutputStream out = response.stream(200, Response.UNKNOWN)) {
      List<LogBook.Entry> kept = book.from(0);
      long next = kept.isEmpty() ? book.next() : kept.getLast().number() + 1;
      write(
          last(kept.stream().filter(entry -> matches(asked, entry)).toList(), asked.tail()),
          function,
          out);
      while (asked.follow() && !book.isClosed()) {
        next = follow(asked, book, next, function, out);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static long follow(
      LogRequest asked, LogBook book, long from, DeployedFunction function, OutputStream out)
      throws IOException, InterruptedException {
    out.flush();
    List<LogBook.Entry> more = book.await(from, HEARTBEAT_MILLIS);
    if (more.isEmpty()) {
      out.write('\n');
      return from;
    }
    write(more.stream().filter(entry -> matches(asked, entry)).toList(), function, out);
    return more.getLast().number() + 1;
  }

  private static boolean matches(LogRequest asked, LogBook.Entry entry) {
    return (asked.instance().isEmpty() || asked.instance().equals(entry.instance()))
        && (asked.since() == null || !entry.moment().isBefore(asked.since()));
  }

  private static List<LogBook.Entry> last(List<LogBook.Entry> entries, int tail) {
    int skipped = tail == LogRequest.ALL ? 0 : Math.max(0, entries.size() - tail);
    return entries.subList(skipped, entries.size());
  }

  private static void write(
      List<LogBook.Entry> entries, DeployedFunction function, OutputStream out) throws IOException {
    FunctionName name = function.name();
    for (LogBook.Entry entry : entries) {
      out.write(
          Wire.write(
              new LogLine(
                  name.name(), name.namespace(), entry.instance(), entry.moment(), entry.text())));
      out.write('\n');
    }
  }
}
