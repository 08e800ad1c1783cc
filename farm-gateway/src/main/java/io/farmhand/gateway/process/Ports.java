package io.farmhand.gateway.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Free ports of this machine for replicas, none given twice. */
public final class Ports {
  private static final int TRIES = 100;

  private final Set<Integer> given = new HashSet<>();

  /** Makes an account with no ports given. */
  public Ports() {}

  /** A port that nobody listens on. */
  public synchronized int take() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (given.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      }
    }
    throw new IOException("No free port on this machine after " + TRIES + " tries");
  }

  /** Takes a port back. */
  public synchronized void release(int port) {
    given.remove(port);
  }
}
