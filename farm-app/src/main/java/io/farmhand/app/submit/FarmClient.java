package io.farmhand.app.submit;

import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives inputs to a served farm and waits for their results. An input bears a key of its own, so
 * that it is taken once however often it must be sent.
 */
final class FarmClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final String WAIT = "wait=30s";

  private final URI farm;
  private final Optional<String> token;
  private final Duration patience;
  private final TimeSource time = TimeSource.system();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * A client.
   *
   * @param token that the farm asks for
   * @param patience how long a farm that does not answer is tried
   */
  FarmClient(URI farm, Optional<String> token, Duration patience) {
    this.farm = farm;
    this.token = token;
    this.patience = patience;
  }

  /** What the farm answered in the end. */
  static final class Answer {
    private final int status;
    private final byte[] body;

    Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body;
    }

    boolean isDone() {
      return status == 200;
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8).strip();
    }
  }

  /**
   * Has the farm work on an input, waiting while it is full and until it is done.
   *
   * @throws ExitException when the farm does not answer, or not as a farm does
   */
  Answer work(String name, String key, byte[] input) throws InterruptedException {
    HttpResponse<byte[]> taken = patiently(post(name, key, input));
    while (taken.statusCode() == 429) {
      time.sleep(retryAfter(taken));
      taken = patiently(post(name, key, input));
    }
    HttpResponse<byte[]> answer = taken;
    while (answer.statusCode() == 202) {
      String location = answer.headers().firstValue("Location").orElse("");
      if (location.isEmpty()) {
        throw unexpected("the place of the job", answer);
      }
      answer = patiently(get(location + "/result?" + WAIT));
    }
    return switch (answer.statusCode()) {
      case 200, 413, 422 -> new Answer(answer.statusCode(), answer.body());
      default -> throw unexpected("a result", answer);
    };
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(farm.resolve(path)).timeout(TIMEOUT);
    token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
    return builder;
  }

  private HttpRequest post(String name, String key, byte[] input) {
    return request("/jobs?" + WAIT)
        .header("X-Farmhand-Name", asciiOnly(name))
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofByteArray(input))
        .build();
  }

  private HttpRequest get(String path) {
    return request(path).build();
  }

  private static String asciiOnly(String name) {
    return name.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String text = response.headers().firstValue("Retry-After").orElse("1");
    return Duration.ofSeconds(text.matches("\\d{1,4}") ? Long.parseLong(text) : 1);
  }

  /** Sends until there is an answer: all requests may be sent again. */
  private HttpResponse<byte[]> patiently(HttpRequest request) throws InterruptedException {
    long end = time.nanos() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return http.send(request, BodyHandlers.ofByteArray());
      } catch (IOException e) {
        if (time.nanos() + pause.toNanos() - end > 0) {
          throw new ExitException(
              ExitCode.CANNOT_RUN,
              "The farm at "
                  + farm
                  + " does not answer ("
                  + e
                  + "); is it there? 'farmhand serve FARM.yml' runs one",
              e);
        }
      }
      time.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private ExitException unexpected(String expected, HttpResponse<byte[]> found) {
    String text = new String(found.body(), StandardCharsets.UTF_8).strip();
    return new ExitException(
        ExitCode.CANNOT_RUN,
        "The farm at "
            + farm
            + ": expected "
            + expected
            + ", found status "
            + found.statusCode()
            + (text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse("")));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
