package io.farmhand.gateway.server;

import io.farmhand.gateway.function.DeployedFunction;
import io.farmhand.gateway.function.Functions;
import io.farmhand.gateway.http.CallerBody;
import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.message.Field;
import io.farmhand.gateway.metrics.InvocationMetrics;
import io.farmhand.gateway.proxy.Call;
import io.farmhand.gateway.proxy.Reply;
import io.farmhand.gateway.proxy.UpstreamException;
import io.farmhand.gateway.refusal.RefusedException;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls on functions whose caller waits for the answer. */
final class Invocations {
  private static final int SHORT_BYTES = 64 << 10;

  private final Functions functions;
  private final InvocationMetrics metrics;
  private final GatewaySettings settings;
  private final TimeSource time;

  Invocations(
      Functions functions, InvocationMetrics metrics, GatewaySettings settings, TimeSource time) {
    this.functions = functions;
    this.metrics = metrics;
    this.settings = settings;
    this.time = time;
  }

  /** Has a request answered by the function that it names. */
  void answer(Incoming incoming, Response response) throws IOException {
    DeployedFunction function = functions.get(incoming.function());
    InputStream body = read(incoming.body());
    Instant start = time.instant();
    String callId = incoming.callId();
    Call call = incoming.call(callId, start, incoming.body().length(), body);
    Field id = new Field(Headers.CALL_ID, callId);
    Field began = new Field(Headers.START_TIME, Incoming.nanos(start));
    Reply reply = new ResponseReply(incoming.method(), response, List.of(id, began));
    run(function, call, reply, incoming.timeout(), false);
  }

  /** A short body is read before a replica has to wait for the rest of it. */
  private InputStream read(CallerBody body) throws IOException {
    long length = body.upTo(settings.maxBodyBytes()).length();
    return length == CallerBody.UNKNOWN || length > SHORT_BYTES
        ? body
        : new ByteArrayInputStream(body.readNBytes((int) length));
  }

  /**
   * Calls a function, and counts the call.
   *
   * @throws RefusedException when it did not answer; part of an answer may have gone out
   */
  void run(
      DeployedFunction function, Call call, Reply reply, @Nullable Duration timeout, boolean queues)
      throws IOException {
    String name = function.name().toString();
    long begin = time.nanos();
    metrics.started(name);
    StatusReply noted = new StatusReply(reply);
    try {
      function.call(call, noted, timeout, queues);
    } catch (UpstreamException e) {
      noted.status = status(e);
      throw RefusedException.of(noted.status, String.valueOf(e.getMessage()));
    } catch (RefusedException e) {
      noted.status = e.status();
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw RefusedException.of(503, "The gateway is stopping");
    } finally {
      // Whoever hangs up before there is an answer, as nginx has it.
      int status = noted.status == 0 ? 499 : noted.status;
      metrics.ended(name, status, (time.nanos() - begin) * 1e-9);
    }
  }

  private static int status(UpstreamException error) {
    return switch (error.kind()) {
      case UNREACHABLE, BROKEN -> 502;
      case TIMEOUT -> 504;
      case FAILED -> 500;
    };
  }
}
