package io.farmhand.gateway.function;

import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.process.Child;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.UpstreamException;
import io.farmhand.gateway.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call and the program that was started for it. */
final class ForkedCall {
  /** Fits into a pipe, so that to write it waits for nobody. */
  private static final int SHORT_BYTES = 32 << 10;

  private final Child child;
  private final String instance;
  private volatile boolean late;
  private volatile @Nullable RefusedException cut;

  ForkedCall(Child child, String instance) {
    this.child = child;
    this.instance = instance;
  }

  /** Ends a program that takes too long. */
  void timeOut() {
    late = true;
    child.kill();
  }

  /** Ends the program if it still runs. */
  void end() throws IOException {
    child.kill();
    child.output().close();
  }

  /** Gives the body to the program. */
  void feed(Call call) throws IOException {
    if (call.length() >= 0 && call.length() <= SHORT_BYTES) {
      write(call.body().readNBytes((int) call.length()));
    } else {
      Thread feeder = new Thread(() -> copy(call.body()), instance + "-input");
      feeder.setDaemon(true);
      feeder.start();
    }
  }

  /** A program need not read what it does not want. */
  private void write(byte[] bytes) {
    try (OutputStream input = child.input()) {
      input.write(bytes);
    } catch (IOException _) {
      // It has closed its input, or has ended.
    }
  }

  private void copy(InputStream body) {
    try (OutputStream input = child.input()) {
      pump(body, input);
    } catch (IOException _) {
      // It has closed its input, or has ended.
    }
  }

  private void pump(InputStream body, OutputStream input) throws IOException {
    try {
      body.transferTo(input);
    } catch (RefusedException e) {
      // It must not take half a body for the whole one, so it is ended before its input is.
      cut = e;
      child.kill();
    }
  }

  /** Hands on what the program writes. */
  void relay(Reply reply, List<Field> fields) throws UpstreamException, IOException {
    byte[] start = child.output().readNBytes(SHORT_BYTES);
    if (start.length < SHORT_BYTES) {
      requireSuccess();
      reply.complete(200, fields, start);
      return;
    }
    OutputStream out = reply.start(200, fields, Call.UNKNOWN);
    out.write(start);
    byte[] buffer = new byte[SHORT_BYTES];
    for (int count = child.output().read(buffer); count >= 0; count = child.output().read(buffer)) {
      out.write(buffer, 0, count);
      out.flush();
    }
    requireSuccess();
    out.close();
  }

  private void requireSuccess() throws UpstreamException {
    int code = child.exit().join();
    if (late) {
      throw UpstreamException.timeout("The program did not end in time");
    }
    RefusedException refusal = cut;
    if (refusal != null) {
      throw refusal;
    }
    if (code != 0) {
      throw UpstreamException.failed("The program ended with exit code " + code);
    }
  }
}
