package io.farmhand.lab.invocation;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Calls of a server that answers with what it is sent, on connections that are kept, each with one
 * call at a time.
 */
public final class Load {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int MOST_ANSWER_BYTES = 4096;
  private static final byte[] END = "\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GOOD = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

  private Load() {}

  /**
   * What was measured.
   *
   * @param perSecond calls in a second
   * @param medianMicros time that half of the calls took at most
   * @param slowMicros time that all but a hundredth of the calls took at most
   */
  public record Result(double perSecond, double medianMicros, double slowMicros) {}

  /** Calls for so long, on so many connections. */
  public static Result run(int port, String path, int connections, Duration length, TimeSource time)
      throws InterruptedException {
    long start = time.nanos();
    long end = start + length.toNanos();
    List<Future<long[]>> callers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        callers.add(executor.submit(() -> call(port, path, end, time)));
      }
    }
    double seconds = (time.nanos() - start) * 1e-9;
    long[] all = callers.stream().flatMapToLong(Load::times).sorted().toArray();
    return new Result(all.length / seconds, micros(all, 0.5), micros(all, 0.99));
  }

  private static double micros(long[] sortedNanos, double share) {
    return sortedNanos[Math.max(0, (int) Math.ceil(share * sortedNanos.length) - 1)] * 1e-3;
  }

  private static LongStream times(Future<long[]> caller) {
    try {
      return Arrays.stream(caller.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("A call failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long[] call(int port, String path, long end, TimeSource time) {
    byte[] request =
        ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhello")
            .getBytes(StandardCharsets.US_ASCII);
    long[] took = new long[1024];
    int calls = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      byte[] answer = new byte[MOST_ANSWER_BYTES];
      for (long begin = time.nanos(); begin < end; ) {
        socket.getOutputStream().write(request);
        readAnswer(socket.getInputStream(), answer);
        long now = time.nanos();
        took = calls == took.length ? Arrays.copyOf(took, 2 * calls) : took;
        took[calls++] = now - begin;
        begin = now;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOf(took, calls);
  }

  private static void readAnswer(InputStream in, byte[] answer) throws IOException {
    int length = 0;
    while (!ends(answer, length)) {
      int count = in.read(answer, length, answer.length - length);
      if (count <= 0) {
        throw new IOException(
            "Expected an echo, found " + new String(answer, 0, length, StandardCharsets.US_ASCII));
      }
      length += count;
    }
    if (!Arrays.equals(answer, 0, GOOD.length, GOOD, 0, GOOD.length)) {
      throw new IOException(
          "Expected status 200, found " + new String(answer, 0, length, StandardCharsets.US_ASCII));
    }
  }

  private static boolean ends(byte[] answer, int length) {
    return length >= END.length
        && Arrays.equals(answer, length - END.length, length, END, 0, END.length);
  }
}
