package io.farmhand.gateway.function;

import io.farmhand.gateway.process.Child;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Field;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.UpstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A call and the program that was started for it. */
final class ForkedCall {
  /** Fits into a pipe, so that to write it waits for nobody. */
  private static final int SHORT_BYTES = 32 << 10;

  private final Child child;
  private final String instance;
  private volatile boolean late;
  private volatile boolean cut;

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
      byte[] buffer = new byte[SHORT_BYTES];
      for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
        input.write(buffer, 0, count);
      }
    } catch (IOException _) {
      // It has closed its input, or has ended.
    }
  }

  /** With half a body, the program must not answer as if it were whole. */
  private int read(InputStream body, byte[] buffer) throws IOException {
    try {
      return body.read(buffer);
    } catch (IOException | RuntimeException e) {
      cut = true;
      child.kill();
      throw new IOException(e);
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
    if (cut) {
      throw UpstreamException.failed("The caller ended within its request");
    }
    if (code != 0) {
      throw UpstreamException.failed("The program ended with exit code " + code);
    }
  }
}
