package io.farmhand.function;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A short life of a worker, so that an ahead-of-time cache learns what one needs. */
final class Training {
  private static final String REQUESTS =
      """
      POST / HTTP/1.1\r
      Host: training\r
      X-Farmhand-Task: 1\r
      X-Farmhand-Attempt: 1\r
      X-Farmhand-Deadline-Ms: 1000\r
      Content-Length: 5\r
      \r
      helloGET /_/ready HTTP/1.1\r
      Host: training\r
      Connection: close\r
      \r
      """;

  private Training() {}

  /** Answers two requests without the function, then warms the function up. */
  static void run(Handler handler) throws IOException {
    ServerSettings settings = ServerSettings.DEFAULT.withHost("127.0.0.1");
    try (FunctionServer server = Main.serve(Training::answer, settings, Duration.ZERO);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(REQUESTS.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      Console.say("Trained on " + in.readAllBytes().length + " bytes of answers");
    }
    try {
      handler.warmUp();
    } catch (Exception e) {
      Console.say("The function could not be warmed up, so it will start slower:");
      Console.trace(e);
    }
  }

  private static Response answer(Request request) {
    boolean known = request.task().isPresent() && request.untilDeadline().isPresent();
    return Response.of(known ? request.body() : new byte[0]).withHeader("X-Trained", "yes");
  }
}
