package io.farmhand.app.service;

import io.farmhand.app.jobs.Job;
import io.farmhand.app.option.Durations;
import io.farmhand.app.report.Json;
import io.farmhand.gateway.http.Request;
import io.farmhand.gateway.http.RequestHandler;
import io.farmhand.gateway.http.Response;
import io.farmhand.gateway.refusal.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
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

/** Answers requests to a served farm. */
final class FarmApi implements RequestHandler {
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
  public void handle(Request request, Response response) throws IOException {
    try {
      answer(request, response);
    } catch (HttpProblem e) {
      refuse(response, e);
    } catch (RefusedException e) {
      refuse(response, new HttpProblem(e.status(), String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      refuse(response, new HttpProblem(400, String.valueOf(e.getMessage())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      refuse(response, new HttpProblem(503, "The farm is ending"));
    }
  }

  private void answer(Request request, Response response) throws IOException, InterruptedException {
    String path = request.path();
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
      case JOBS -> submit(request, response);
      case "/results" -> stream(request, response);
      default -> job(path, request, response);
    }
  }

  private void authorise(Request request) {
    if (token.isEmpty()) {
      return;
    }
    String given = request.header("Authorization").orElse("");
    byte[] expected = ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected)) {
      throw new HttpProblem(401, "Bear the farm's token: Authorization: Bearer TOKEN");
    }
  }

  private void ready(Response response) throws IOException {
    if (service.isEnding()) {
      throw new HttpProblem(503, "The farm is ending");
    }
    text(response, "text/plain; charset=utf-8", "OK\n");
  }

  private void submit(Request request, Response response) throws IOException, InterruptedException {
    String method = request.method();
    if (!method.equals("POST")) {
      throw new HttpProblem(405, "method = " + method + ", must be POST to give the farm an input");
    }
    Optional<Duration> wait = wait(request);
    Admission admission =
        service.offer(
            request.header("X-Farmhand-Name"),
            request.body().upTo(maxBodyBytes).readAllBytes(),
            request.header("Idempotency-Key"),
            request.header("X-Callback-Url").map(FarmApi::callback));
    switch (admission) {
      case Admission.Accepted(Job job, boolean _) when wait.isPresent() ->
          result(job, wait.get(), response);
      case Admission.Accepted(Job job, boolean isNew) -> {
        response.header("Location", JOBS + "/" + job.id());
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

  private void job(String path, Request request, Response response)
      throws IOException, InterruptedException {
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
  private void result(Job job, Duration patience, Response response)
      throws IOException, InterruptedException {
    response.header("Location", JOBS + "/" + job.id());
    try {
      Job.Result result = job.end().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!result.isDone()) {
        service.fetched(job);
        json(response, 422, Answers.job(job));
        return;
      }
      response.header("Content-Type", "application/octet-stream");
      response.send(200, result.body());
      service.fetched(job);
    } catch (TimeoutException _) {
      response.header("Retry-After", "1");
      json(response, 202, Answers.job(job));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a job never ends exceptionally", e);
    }
  }

  /** Every job that ends, a JSON object a line, for as long as somebody reads. */
  private void stream(Request request, Response response) throws IOException, InterruptedException {
    long place = place(request);
    response.header("Content-Type", "application/x-ndjson");
    try (OutputStream out = response.stream(200, Response.UNKNOWN)) {
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

  private static long place(Request request) {
    String text = request.parameter("after").orElse("0");
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "after = " + text + ", must be the place of the last result that was read");
    }
    return Long.parseLong(text);
  }

  private static Optional<Duration> wait(Request request) {
    Optional<Duration> wait = request.parameter("wait").map(Durations::parse);
    if (wait.filter(length -> length.compareTo(LONGEST_WAIT) > 0).isPresent()) {
      throw new IllegalArgumentException(
          "wait = " + request.parameter("wait").orElse("") + ", must be at most 1m; ask again");
    }
    return wait;
  }

  private static void json(Response response, int status, Map<String, Object> content)
      throws IOException {
    response.header("Content-Type", JSON);
    response.send(status, line(content));
  }

  private static byte[] line(Map<String, Object> content) {
    return (Json.line(content) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void text(Response response, String type, String text) throws IOException {
    response.header("Content-Type", type);
    response.send(200, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(Response response, HttpProblem problem) throws IOException {
    if (response.isSent()) {
      return;
    }
    if (problem.retryAfterSeconds() > 0) {
      response.header("Retry-After", Long.toString(problem.retryAfterSeconds()));
    }
    if (problem.status() == 401) {
      response.header("WWW-Authenticate", "Bearer");
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("status", problem.status());
    content.put("detail", String.valueOf(problem.getMessage()));
    json(response, problem.status(), content);
  }
}
