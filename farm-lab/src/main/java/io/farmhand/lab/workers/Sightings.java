package io.farmhand.lab.workers;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Hears from workers which task they begin. */
final class Sightings implements AutoCloseable {
  private static final int LONGEST_WORD = 64;

  private final DatagramSocket socket;
  private final TimeSource time;
  private final Listener listener;

  /** Is told of each beginning, one at a time. */
  @FunctionalInterface
  interface Listener {
    /**
     * A worker began a task.
     *
     * @param worker its process
     * @param task the task's number
     * @param nanos when it was heard of
     */
    void began(long worker, int task, long nanos);
  }

  Sightings(TimeSource time, Listener listener) throws IOException {
    this.time = time;
    this.listener = listener;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().name("sightings").daemon().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void listen() {
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST_WORD], LONGEST_WORD);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LONGEST_WORD);
        socket.receive(packet);
        long now = time.nanos();
        String word =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
        String[] parts = word.split(" ", 2);
        listener.began(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), now);
      } catch (IOException _) {
        // Closed.
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
