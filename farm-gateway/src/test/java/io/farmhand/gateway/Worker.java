package io.farmhand.gateway;

import io.farmhand.function.Handler;
import io.farmhand.function.Request;
import io.farmhand.function.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A function in Java: what it does is the path that it is called by. */
public final class Worker implements Handler {
  /** The command that starts one. */
  static String command() {
    return command("'" + System.getProperty("java.class.path") + "'");
  }

  static String command(String classPath) {
    return Path.of(System.getProperty("java.home"), "bin", "java")
        + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -cp "
        + classPath
        + " io.farmhand.function.Main "
        + Worker.class.getName();
  }

  @Override
  public Response handle(Request request) throws IOException, InterruptedException {
    return switch (request.path()) {
      case "/pid" -> Response.of(Long.toString(ProcessHandle.current().pid()));
      case "/env" -> Response.of(String.valueOf(System.getenv(request.text())));
      case "/fail" -> throw new IllegalStateException("failed as told");
      case "/die" -> {
        Runtime.getRuntime().halt(9);
        yield Response.of("");
      }
      case "/headers" -> Response.of(request.headers().toString()).withHeader("X-Own", "yes");
      case "/wait" -> {
        System.out.println("waits");
        // Until the file is there that the body names.
        while (!Files.exists(Path.of(request.text()))) {
          Thread.sleep(5);
        }
        yield Response.of("waited");
      }
      case "/log" -> {
        System.out.println(request.text());
        yield Response.of("logged");
      }
      default -> {
        Thread.sleep(Long.parseLong(System.getenv().getOrDefault("WORK_MILLIS", "0")));
        String query = request.query().map(text -> "?" + text).orElse("");
        yield Response.of(request.method() + " " + request.path() + query + " " + request.text());
      }
    };
  }
}
