package io.farmhand.app.service;

import io.farmhand.app.jobs.Job;
import io.farmhand.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends results to where their callers want them, several times if need be. */
final class Callbacks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
  private static final int ATTEMPTS = 6;
  private static final int AT_A_TIME = 16;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final JobStore store;
  private final TimeSource time;
  private final Map<Long, URI> expected = new ConcurrentHashMap<>();
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_A_TIME);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Callbacks(JobStore store, TimeSource time) {
    this.store = store;
    this.time = time;
  }

  /** The result of this job is to be sent there. */
  void expect(Job job, URI url) {
    expected.put(job.id(), url);
  }

  /** Sends the result, if somebody wants it. */
  void ended(Job job) {
    URI url = expected.remove(job.id());
    if (url != null) {
      sending.execute(() -> send(job, url));
    }
  }

  private void send(Job job, URI url) {
    try {
      Duration pause = FIRST_PAUSE;
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (sent(job, url)) {
          store.fetched(job);
          return;
        }
        time.sleep(pause);
        pause = pause.multipliedBy(2);
      }
      LOG.warn("The result of job {} was not taken at {}; it can still be fetched", job.id(), url);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean sent(Job job, URI url) throws InterruptedException {
    Job.Result result = job.end().join();
    byte[] body =
        result.isDone()
            ? result.body()
            : String.join("\n", result.failures()).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("X-Farmhand-Job", Long.toString(job.id()))
            .header("X-Farmhand-State", Answers.state(job))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    room.acquire();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException _) {
      return false;
    } finally {
      room.release();
    }
  }

  /** Waits until everything was sent or given up; false when it took too long. */
  boolean drain(Duration patience) throws InterruptedException {
    sending.shutdown();
    return sending.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    sending.shutdownNow();
    client.shutdownNow();
  }
}
