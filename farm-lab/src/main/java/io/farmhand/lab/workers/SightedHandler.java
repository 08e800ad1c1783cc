package io.farmhand.lab.workers;

import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * A worker that sends word when it begins a task, sleeps for as long as the task says, and answers
 * with what it was sent. A task is its number, a space, and milliseconds.
 */
public final class SightedHandler implements Handler {
  /** Names the variable with the port of {@link Sightings}. */
  static final String PORT = "SIGHTINGS_PORT";

  private final DatagramSocket socket = new DatagramSocket();
  private final String worker = Long.toString(ProcessHandle.current().pid());

  /** A worker that tells those who listen on the port that {@link #PORT} names. */
  public SightedHandler() throws IOException {
    socket.connect(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(PORT)));
  }

  @Override
  public Response handle(Request request) throws IOException, InterruptedException {
    String[] task = request.text().split(" ", 2);
    tell(task[0]);
    Thread.sleep(Long.parseLong(task[1]));
    return Response.of(request.body());
  }

  @Override
  public void warmUp() throws IOException {
    tell("-1");
  }

  private void tell(String task) throws IOException {
    byte[] word = (worker + " " + task).getBytes(StandardCharsets.US_ASCII);
    socket.send(new DatagramPacket(word, word.length));
  }
}
