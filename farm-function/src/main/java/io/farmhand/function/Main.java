package io.farmhand.function;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves a function: {@code java -cp ... io.farmhand.function.Main CLASS [PORT]}.
 *
 * <p>{@code CLASS} is a {@link Handler} with a constructor without parameters. The port is, in this
 * order, the argument, that of the environment's {@code upstream_url} (as of-watchdog has it), its
 * {@code PORT}, or 8080. Further variables: {@code FARMHAND_SLOTS} (1), {@code FARMHAND_HOST}
 * (0.0.0.0), {@code FARMHAND_MAX_BODY} in bytes (64 MiB) and {@code FARMHAND_GRACE} in seconds
 * (30), the time that tasks under way have to end after SIGTERM.
 *
 * <p>Exit codes: 2 for wrong arguments or variables, 69 when it cannot listen or the class cannot
 * be made.
 */
public final class Main {
  private static final String USAGE = "Usage: java -cp ... io.farmhand.function.Main CLASS [PORT]";
  private static final int WRONG_USAGE = 2;
  private static final int CANNOT_RUN = 69;
  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_GRACE_SECONDS = 30;

  private static final String EXCEPTIONS = "jdk.includeInExceptions";

  private Main() {}

  /** Starts and serves until the process is told to end. */
  public static void main(String[] args) {
    if (args.length < 1 || args.length > 2) {
      end(WRONG_USAGE, USAGE + ", found " + args.length + " arguments");
    }
    spareSecurityProperties();
    Map<String, String> environment = System.getenv();
    try {
      ServerSettings settings = settings(environment, args.length > 1 ? args[1] : null);
      int grace =
          number("FARMHAND_GRACE", environment.get("FARMHAND_GRACE"), DEFAULT_GRACE_SECONDS);
      Handler handler = handler(args[0]);
      if (environment.containsKey("FARMHAND_TRAINING")) {
        Training.run(handler);
      } else {
        serve(handler, settings, Duration.ofSeconds(grace));
      }
    } catch (IllegalArgumentException e) {
      end(WRONG_USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      end(CANNOT_RUN, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Tells the JDK what its exceptions may say, which its addresses would otherwise look up in the
   * file of security properties: to read that takes a sixth of a worker's start. The value is that
   * of the file as it comes.
   */
  private static void spareSecurityProperties() {
    if (System.getProperty(EXCEPTIONS) == null) {
      System.setProperty(EXCEPTIONS, "hostInfoExclSocket");
    }
  }

  static FunctionServer serve(Handler handler, ServerSettings settings, Duration grace)
      throws IOException {
    FunctionServer server = FunctionServer.start(handler, settings);
    Runtime.getRuntime().addShutdownHook(new Ending(server, grace));
    // Whoever waits for it need not try again and again: a gateway looks when something is written.
    Console.say("Listening on " + settings.host() + ":" + server.port());
    return server;
  }

  static ServerSettings settings(Map<String, String> environment, @Nullable String port) {
    ServerSettings usual = ServerSettings.DEFAULT;
    String slots = environment.get("FARMHAND_SLOTS");
    String maxBody = environment.get("FARMHAND_MAX_BODY");
    return usual
        .withHost(environment.getOrDefault("FARMHAND_HOST", usual.host()))
        .withPort(port == null ? port(environment) : number("PORT", port, 0))
        .withSlots(number("FARMHAND_SLOTS", slots, usual.slots()))
        .withMaxBodyBytes(number("FARMHAND_MAX_BODY", maxBody, usual.maxBodyBytes()));
  }

  private static int port(Map<String, String> environment) {
    String upstream = environment.get("upstream_url");
    if (upstream != null) {
      int port = URI.create(upstream).getPort();
      if (port > 0) {
        return port;
      }
    }
    return number("PORT", environment.get("PORT"), DEFAULT_PORT);
  }

  private static int number(String name, @Nullable String value, int usual) {
    if (value == null) {
      return usual;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(name + " = " + value + ", must be a whole number");
    }
  }

  private static Handler handler(String name) {
    try {
      Object made = Class.forName(name).getConstructor().newInstance();
      if (made instanceof Handler handler) {
        return handler;
      }
      throw new IllegalArgumentException(
          "CLASS = " + name + ", must implement " + Handler.class.getName());
    } catch (ClassNotFoundException _) {
      throw new IllegalArgumentException("CLASS = " + name + ", must be on the class path");
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(
          "CLASS = " + name + ", must have a public constructor without parameters (" + cause + ")",
          e);
    }
  }

  private static void end(int code, String message) {
    Console.say(message);
    Runtime.getRuntime().halt(code);
  }
}
