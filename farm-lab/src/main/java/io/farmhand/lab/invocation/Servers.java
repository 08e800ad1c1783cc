package io.farmhand.lab.invocation;

import com.sun.net.httpserver.HttpServer;
import io.farmhand.gateway.EmbeddedGateway;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.lab.coldstart.EchoHandler;
import io.farmhand.lab.coldstart.FirstAnswer;
import io.farmhand.lab.coldstart.JdkEcho;
import io.farmhand.lab.workers.WorkerCommand;
import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.Release;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The servers that are compared: each answers with what it is sent. A bare one of the JDK and the
 * gateway are in this process, the worker in one of its own.
 */
public final class Servers implements AutoCloseable {
  private static final String SLOTS = "64";
  private static final Duration LOOK = Duration.ofMillis(5);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer bare;
  private final EmbeddedGateway gateway;

  /**
   * One of them.
   *
   * @param title what the table calls it
   * @param port where it listens
   * @param path that is called
   */
  public record Server(String title, int port, String path) {}

  private Servers(HttpServer bare, EmbeddedGateway gateway) {
    this.bare = bare;
    this.gateway = gateway;
    bare.setExecutor(executor);
    bare.start();
  }

  /** Starts all. */
  public static Servers start(TimeSource time) throws IOException, InterruptedException {
    String password = EmbeddedGateway.newPassword();
    EmbeddedGateway gateway =
        EmbeddedGateway.start(
            GatewaySettings.builder().password(password).build(),
            new Release("benchmark", "", ""),
            time);
    Servers servers = new Servers(JdkEcho.create(0), gateway);
    try (GatewayClient client =
        GatewayClient.builder(gateway.uri()).basicAuth(GatewaySettings.USER, password).build()) {
      client.deploy(
          FunctionDeployment.builder("echo", "none")
              .envProcess(command())
              .env("mode", "http")
              .env("FARMHAND_SLOTS", SLOTS)
              .env("FARMHAND_HOST", "127.0.0.1")
              .build());
      while (client.describe("echo").availableReplicas() < 1) {
        time.sleep(LOOK);
      }
    }
    return servers;
  }

  /** All, with a worker that is called without a gateway on {@code workerPort}. */
  public List<Server> all(int workerPort) {
    return List.of(
        new Server("bare JDK HttpServer", bare.getAddress().getPort(), "/"),
        new Server("worker, directly", workerPort, "/"),
        new Server("worker, through the gateway", gateway.uri().getPort(), "/function/echo"));
  }

  /** Starts a worker like that behind the gateway. */
  public static Process startWorker(int port, TimeSource time)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "exec " + command());
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("FARMHAND_SLOTS", SLOTS);
    builder.environment().put("FARMHAND_HOST", "127.0.0.1");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process worker = builder.start();
    FirstAnswer.awaitAnswer(port, worker, time);
    return worker;
  }

  /** With all compilers, as a worker that lives for longer has. */
  private static String command() throws IOException {
    return WorkerCommand.of(EchoHandler.class).replace(" -XX:TieredStopAtLevel=1", "");
  }

  @Override
  public void close() {
    bare.stop(0);
    executor.close();
    gateway.close();
  }
}
