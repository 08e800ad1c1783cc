package io.farmhand.gateway.server;

import io.farmhand.gateway.function.DeployedFunction;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.AsyncResult;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls whose caller does not wait. They wait in memory for a replica that has room, so they end
 * with the gateway; the answer goes to {@code X-Callback-Url} when there is one.
 */
final class AsyncCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncCalls.class);
  private static final int MOST_WAITING = 10_000;
  private static final Duration CALLBACK_TIMEOUT = Duration.ofSeconds(30);

  private final Functions functions;
  private final Invocations invocations;
  private final GatewaySettings settings;
  private final TimeSource time;
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final Semaphore kibibytes;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CALLBACK_TIMEOUT).build();

  AsyncCalls(
      Functions functions, Invocations invocations, GatewaySettings settings, TimeSource time) {
    this.functions = functions;
    this.invocations = invocations;
    this.settings = settings;
    this.time = time;
    this.kibibytes = new Semaphore(weight(settings.maxBodyBytes()) * 4);
  }

  /** Takes a call, or refuses it with 429 when too many wait. */
  void accept(Incoming incoming, Response response) throws IOException {
    DeployedFunction function = functions.get(incoming.function());
    Optional<URI> callback = incoming.header(Headers.CALLBACK_URL).map(AsyncCalls::callback);
    Duration timeout = incoming.timeout();
    byte[] body = incoming.body().upTo(settings.maxBodyBytes()).readAllBytes();
    String callId = incoming.callId();
    Call call = incoming.call(callId, time.instant(), body.length, new ByteArrayInputStream(body));
    int weight = weight(body.length);
    if (!room.tryAcquire() || !tryWeight(weight)) {
      throw RefusedException.of(429, "Too many calls are waiting; try again later");
    }
    executor.execute(
        () -> {
          try {
            run(function, call, callId, timeout, callback);
          } finally {
            kibibytes.release(weight);
            room.release();
          }
        });
    response.header(Headers.CALL_ID, callId).send(202);
  }

  private boolean tryWeight(int weight) {
    boolean fits = kibibytes.tryAcquire(weight);
    if (!fits) {
      room.release();
    }
    return fits;
  }

  private static int weight(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE / 4, 1 + (bytes >> 10));
  }

  private static URI callback(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw RefusedException.badRequest(
        Headers.CALLBACK_URL + " = " + text + ", must be an address that starts with http://");
  }

  private void run(
      DeployedFunction function,
      Call call,
      String callId,
      @Nullable Duration timeout,
      Optional<URI> callback) {
    long begin = time.nanos();
    CapturedReply reply = new CapturedReply(settings.maxBodyBytes());
    try {
      invocations.run(function, call, reply, timeout, true);
    } catch (RefusedException e) {
      reply.replace(e.status(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      reply.replace(502, "The answer could not be kept (" + e.getMessage() + ")");
    }
    double seconds = (time.nanos() - begin) * 1e-9;
    AsyncResult result = new AsyncResult(callId, function.name().name(), reply.status(), seconds);
    callback.ifPresent(uri -> send(uri, result, reply));
  }

  private void send(URI uri, AsyncResult result, CapturedReply reply) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(CALLBACK_TIMEOUT)
            .POST(BodyPublishers.ofByteArray(reply.body()));
    Field.first(reply.fields(), "Content-Type")
        .ifPresent(type -> request.header("Content-Type", type));
    result.headers().forEach(request::header);
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        LOG.warn("The callback of call {} got status {}", result.callId(), status);
      }
    } catch (IOException e) {
      LOG.warn("The callback of call {} cannot be reached ({})", result.callId(), e.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Drops what waits. */
  @Override
  public void close() {
    executor.shutdownNow();
    client.shutdownNow();
  }
}
