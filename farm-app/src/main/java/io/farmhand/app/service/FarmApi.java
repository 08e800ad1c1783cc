package io.farmhand.app.service;

import io.farmhand.app.jobs.Job;
import io.farmhand.app.option.Durations;
import io.farmhand.app.report.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests to a served farm. */
final class FarmApi implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(FarmApi.class);
  private static final String JOBS = "/jobs";
  private static final String RESULT = "/result";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final String JSON = "application/json";

  private final FarmService service;
  private final Optional<String> token;
  private final int maxBodyBytes;

  /**
   * The interface of a farm.
   *
   * @param token that callers must bear; none lets everyone in
   */
  FarmApi(FarmService service, Optional<String> token, int maxBodyBytes) {
    this.service = service;
    this.token = token;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    try {
      answer(request, response);
    } catch (HttpProblem e) {
      refuse(response, e);
    } catch (IllegalArgumentException e) {
      refuse(response, new HttpProblem(400, String.valueOf(e.getMessage())));
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} broke off", request.prologue().uriPath().rawPath(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      refuse(response, new HttpProblem(503, "The farm is ending"));
    }
  }

  private void answer(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    String path = request.prologue().uriPath().rawPath();
    String method = request.prologue().method().text();
    if (path.equals("/healthz")) {
      text(response, "text/plain; charset=utf-8", "OK\n");
      return;
    }
    authorise(request);
    switch (path) {
      case "/" -> json(response, 200, Answers.farm(service));
      case "/readyz" -> ready(response);
      case "/metrics" ->
          text(response, "text/plain; version=0.0.4; charset=utf-8", Answers.metrics(service));
      case JOBS -> submit(request, response, method);
      case "/results" -> stream(request, response);
      default -> job(path, request, response);
    }
  }

  private void authorise(ServerRequest request) {
    if (token.isEmpty()) {
      return;
    }
    String given = header(request, "Authorization").orElse("");
    byte[] expected = ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected)) {
      throw new HttpProblem(401, "Bear the farm's token: Authorization: Bearer TOKEN");
    }
  }

  private void ready(ServerResponse response) {
    if (service.isEnding()) {
      throw new HttpProblem(503, "The farm is ending");
    }
    text(response, "text/plain; charset=utf-8", "OK\n");
  }

  private void submit(ServerRequest request, ServerResponse response, String method)
      throws IOException, InterruptedException {
    if (!method.equals("POST")) {
      throw new HttpProblem(405, "method = " + method + ", must be POST to give the farm an input");
    }
    Optional<Duration> wait = wait(request);
    Admission admission =
        service.offer(
            header(request, "X-Farmhand-Name"),
            body(request),
            header(request, "Idempotency-Key"),
            header(request, "X-Callback-Url").map(FarmApi::callback));
    switch (admission) {
      case Admission.Accepted(Job job, boolean _) when wait.isPresent() ->
          result(job, wait.get(), response);
      case Admission.Accepted(Job job, boolean isNew) -> {
        response.header(HeaderNames.LOCATION, JOBS + "/" + job.id());
        json(response, isNew ? 202 : 200, Answers.job(job));
      }
      case Admission.Full(Duration retryAfter) ->
          throw new HttpProblem(429, "The farm is full; try again later", retryAfter.toSeconds());
      case Admission.Ending() -> throw new HttpProblem(503, "The farm is ending");
    }
  }

  private static URI callback(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw new IllegalArgumentException(
          "X-Callback-Url = " + text + ", must be a URL with http or https");
    }
    return url;
  }

  private byte[] body(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(maxBodyBytes + 1);
      if (body.length > maxBodyBytes) {
        throw new HttpProblem(
            413, "The input has more than the " + maxBodyBytes + " bytes allowed");
      }
      return body;
    }
  }

  private void job(String path, ServerRequest request, ServerResponse response)
      throws InterruptedException {
    if (!path.startsWith(JOBS + "/")) {
      throw new HttpProblem(
          404,
          "There is no " + path + "; there are /, /jobs, /results, /healthz, /readyz, /metrics");
    }
    String rest = path.substring(JOBS.length() + 1);
    boolean isResult = rest.endsWith(RESULT);
    String id = isResult ? rest.substring(0, rest.length() - RESULT.length()) : rest;
    Job job = find(id);
    if (isResult) {
      result(job, wait(request).orElse(Duration.ZERO), response);
    } else {
      json(response, 200, Answers.job(job));
    }
  }

  private Job find(String id) {
    Optional<Job> job =
        id.matches("\\d{1,18}") ? service.find(Long.parseLong(id)) : Optional.empty();
    return job.orElseThrow(
        () -> new HttpProblem(404, "There is no job " + id + ", or its result is no longer kept"));
  }

  /** The result, once it is there within {@code patience}; else that it is not. */
  private void result(Job job, Duration patience, ServerResponse response)
      throws InterruptedException {
    response.header(HeaderNames.LOCATION, JOBS + "/" + job.id());
    try {
      Job.Result result = job.end().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!result.isDone()) {
        service.fetched(job);
        json(response, 422, Answers.job(job));
        return;
      }
      response.status(200);
      response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
      response.send(result.body());
      service.fetched(job);
    } catch (TimeoutException _) {
      response.header(HeaderNames.RETRY_AFTER, "1");
      json(response, 202, Answers.job(job));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a job never ends exceptionally", e);
    }
  }

  /** Every job that ends, a JSON object a line, for as long as somebody reads. */
  private void stream(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    long place = place(request);
    response.header(HeaderNames.CONTENT_TYPE, "application/x-ndjson");
    try (OutputStream out = response.outputStream()) {
      while (true) {
        List<JobStore.Ended> more = service.store().after(place, HEARTBEAT);
        for (JobStore.Ended ended : more) {
          out.write(line(Answers.ended(ended)));
          place = ended.place();
        }
        if (more.isEmpty()) {
          out.write('\n');
        }
        out.flush();
        more.forEach(ended -> service.fetched(ended.job()));
        if (service.isEnding() && service.counts().open() == 0 && more.isEmpty()) {
          return;
        }
      }
    }
  }

  private static long place(ServerRequest request) {
    String text = query(request, "after").orElse("0");
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "after = " + text + ", must be the place of the last result that was read");
    }
    return Long.parseLong(text);
  }

  private static Optional<Duration> wait(ServerRequest request) {
    Optional<Duration> wait = query(request, "wait").map(Durations::parse);
    if (wait.filter(length -> length.compareTo(LONGEST_WAIT) > 0).isPresent()) {
      throw new IllegalArgumentException(
          "wait = " + query(request, "wait").orElse("") + ", must be at most 1m; ask again");
    }
    return wait;
  }

  private static Optional<String> query(ServerRequest request, String name) {
    return request.query().first(name).asOptional();
  }

  private static Optional<String> header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  private static void json(ServerResponse response, int status, Map<String, Object> content) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, JSON);
    response.send(line(content));
  }

  private static byte[] line(Map<String, Object> content) {
    return (Json.line(content) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void text(ServerResponse response, String type, String text) {
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.send(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(ServerResponse response, HttpProblem problem) {
    if (response.isSent()) {
      return;
    }
    if (problem.retryAfterSeconds() > 0) {
      response.header(HeaderNames.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
    }
    if (problem.status() == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("status", problem.status());
    content.put("detail", String.valueOf(problem.getMessage()));
    json(response, problem.status(), content);
  }
}
