package io.farmhand.function;

import java.io.IOException;
import java.time.Duration;

/**
 * Ends a server when its process is told to end.
 *
 * <p>A class of its own, since a lambda that no training has met is linked anew at each start.
 */
final class Ending extends Thread {
  private final FunctionServer server;
  private final Duration grace;

  Ending(FunctionServer server, Duration grace) {
    super("function-ending");
    this.server = server;
    this.grace = grace;
  }

  @Override
  public void run() {
    try {
      if (!server.stop(grace)) {
        Console.say(
            "Tasks were still under way after " + grace.toSeconds() + " s; ending all the same");
      }
      // The JVM waits 300 ms for threads that are still in the system's own code, as all are that
      // wait for something to come.
      server.close();
    } catch (IOException e) {
      Console.say("The port or a connection could not be closed: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
