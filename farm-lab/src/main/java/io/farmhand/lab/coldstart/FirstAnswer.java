package io.farmhand.lab.coldstart;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Workers from their start to their first answer.
 *
 * @param seconds until the last of them had answered
 * @param cpuMillis of processor time that each had used by then, in the mean
 */
public record FirstAnswer(double seconds, double cpuMillis) {
  private static final byte[] REQUEST =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
          .getBytes(StandardCharsets.US_ASCII);
  private static final Duration LOOK = Duration.ofMillis(1);

  /** Starts so many at once and waits until all have answered. */
  public static FirstAnswer measure(
      WorkerKind kind, List<String> options, int count, TimeSource time)
      throws IOException, InterruptedException {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ports.add(freePort());
    }
    List<Process> processes = new ArrayList<>();
    try {
      long start = time.nanos();
      for (int port : ports) {
        processes.add(kind.start(port, options));
      }
      for (int i = 0; i < count; i++) {
        awaitAnswer(ports.get(i), processes.get(i), time);
      }
      double seconds = (time.nanos() - start) * 1e-9;
      return new FirstAnswer(seconds, cpuMillis(processes));
    } finally {
      for (Process process : processes) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** A port that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a worker answers. */
  public static void awaitAnswer(int port, Process process, TimeSource time)
      throws IOException, InterruptedException {
    while (!answers(port)) {
      if (!process.isAlive()) {
        throw new IOException("A worker ended with exit code " + process.exitValue());
      }
      time.sleep(LOOK);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(REQUEST);
      byte[] status = socket.getInputStream().readNBytes(12);
      return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
    } catch (IOException _) {
      return false;
    }
  }

  private static double cpuMillis(List<Process> processes) {
    return processes.stream()
        .mapToLong(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .average()
        .orElse(0);
  }
}
