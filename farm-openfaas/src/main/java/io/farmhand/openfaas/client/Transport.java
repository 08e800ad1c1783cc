package io.farmhand.openfaas.client;

import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends calls, again where that is safe. */
final class Transport {
  private final HttpClient http;
  private final ClientSettings settings;
  private final TimeSource time;

  Transport(HttpClient http, ClientSettings settings, TimeSource time) {
    this.http = http;
    this.settings = settings;
    this.time = time;
  }

  /** Sends the call and waits for the whole answer, of whatever status. */
  HttpResponse<byte[]> send(Call call) {
    return repeat(
        call, BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxResponseBytes()));
  }

  /** Sends the call and waits for the head of the answer. */
  HttpResponse<InputStream> open(Call call) {
    return repeat(call, BodyHandlers.ofInputStream());
  }

  private <T> HttpResponse<T> repeat(Call call, BodyHandler<T> handler) {
    long backoff = TimeSource.nanosOf(settings.backoff());
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= settings.attempts();
      try {
        HttpResponse<T> response = once(call, handler);
        if (last || !call.repeatable() || !isTransient(response.statusCode())) {
          return response;
        }
        discard(response);
      } catch (OpenFaasException.Unreachable e) {
        if (last) {
          throw e;
        }
      } catch (OpenFaasException.ConnectionLost e) {
        if (last || !call.repeatable()) {
          throw e;
        }
      }
      pause(call, backoff);
      backoff *= 2;
    }
  }

  private static boolean isTransient(int status) {
    return status >= 502 && status <= 504;
  }

  private static void discard(HttpResponse<?> response) {
    if (response.body() instanceof InputStream stream) {
      try {
        stream.close();
      } catch (IOException _) {
        // The answer is not looked at anyway.
      }
    }
  }

  private void pause(Call call, long nanos) {
    try {
      time.sleep(nanos);
    } catch (InterruptedException e) {
      throw interrupted(call, e);
    }
  }

  private <T> HttpResponse<T> once(Call call, BodyHandler<T> handler) {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request(call), handler);
    try {
      return answer.get(TimeSource.nanosOf(call.timeout()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted(call, e);
    } catch (TimeoutException | CancellationException e) {
      answer.cancel(true);
      throw new OpenFaasException.TimedOut(
          title(call)
              + ": expected an answer within "
              + call.timeout().toMillis()
              + " ms, found none; see whether it is busy, or allow more time",
          e);
    } catch (ExecutionException e) {
      throw failure(call, e.getCause());
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + call.target()))
            .method(call.method(), call.body());
    call.headers().forEach(request::setHeader);
    if (call.secured()) {
      settings
          .credentials()
          .authorization()
          .ifPresent(it -> request.setHeader("Authorization", it));
    }
    return request.build();
  }

  private OpenFaasException failure(Call call, @Nullable Throwable cause) {
    String title = title(call);
    if (cause instanceof SSLHandshakeException) {
      return new OpenFaasException.Unreachable(
          title
              + ": expected a certificate of a trusted authority, found "
              + cause.getMessage()
              + "; name the gateway's CA as a PEM file",
          cause);
    }
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new OpenFaasException.Unreachable(
          title
              + ": expected a gateway, found "
              + (cause.getCause() instanceof UnresolvedAddressException
                  ? "no host of that name"
                  : cause instanceof ConnectException
                      ? "nobody listening"
                      : "no answer to the connection")
              + "; start it, or check the URL",
          cause);
    }
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    if (message.startsWith("body exceeds capacity")) {
      return new OpenFaasException.BadResponse(
          title
              + ": expected at most "
              + settings.maxResponseBytes()
              + " bytes, found more; raise maxResponseBytes, or answer with less",
          cause);
    }
    return new OpenFaasException.ConnectionLost(
        title
            + ": expected an answer, found that the connection broke ("
            + message
            + "); see whether the gateway and the function still run",
        cause);
  }

  private OpenFaasException interrupted(Call call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new OpenFaasException.TimedOut(
        title(call) + ": expected an answer, but the caller was interrupted while it waited",
        cause);
  }

  String title(Call call) {
    return call.title() + " at " + settings.url();
  }

  void close() {
    http.shutdownNow();
  }
}
