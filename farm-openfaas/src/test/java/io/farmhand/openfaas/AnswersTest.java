package io.farmhand.openfaas;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.openfaas.client.GatewayClient;
import io.farmhand.openfaas.client.Invocation;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.platform.NotAcceptedException;
import io.farmhand.platform.WorkerLostException;
import io.farmhand.task.AttemptFailedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  private final FakeGateway gateway = FakeGateway.start();
  private final GatewayClient client =
      GatewayClient.builder(gateway.url()).attempts(1, Duration.ZERO).build();

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  /** What it means when the function of a task answers so. */
  private Exception answered(int status, String problem, String type, String body) {
    gateway.put(FunctionDeployment.builder("f", "i").build(), 1);
    gateway.reply(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          if (!problem.isEmpty()) {
            exchange.getResponseHeaders().set(Headers.PROBLEM, problem);
          }
          return FakeGateway.send(exchange, status, body);
        });
    return Answers.failure(
        "f", client.invoke(Invocation.of("f", new byte[] {'x'})), () -> status != 404);
  }

  @ParameterizedTest
  @CsvSource({
    "429, '', too many",
    "429, busy, all slots",
    "503, '', no endpoints",
    "503, stopping, ends",
    "404, '', error finding function"
  })
  void refusalsCostNoAttempt(int status, String problem, String body) {
    assertThat(answered(status, problem, "text/plain", body))
        .isInstanceOf(NotAcceptedException.class)
        .hasMessage("Function f answered status " + status + ": " + body);
  }

  @ParameterizedTest
  @CsvSource({
    "502, ''",
    "502, Bad Gateway",
    "504, ''",
    "500, ''",
    "500, Can't reach service for: f."
  })
  void aWorkerThatDoesNotAnswerWasLost(int status, String body) {
    assertThat(answered(status, "", "text/plain", body)).isInstanceOf(WorkerLostException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "500, '', Traceback: no such file",
    "400, '', what is this",
    "413, '', too large",
    "302, '', elsewhere",
    "401, '', who are you"
  })
  void allElseIsAFailureOfTheTask(int status, String problem, String body) {
    assertThat(answered(status, problem, "text/plain", body))
        .isInstanceOf(AttemptFailedException.class)
        .hasMessage("Function f answered status " + status + ": " + body);
  }

  @Test
  void aStructuredErrorIsShownAsItIs() {
    String json = "{\"type\":\"urn:farmhand:task-failed\",\"status\":500,\"detail\":\"no text\"}";
    assertThat(answered(500, "task-failed", "application/problem+json", json))
        .isInstanceOf(AttemptFailedException.class)
        .hasMessage("no text");
    assertThat(answered(503, "task-failed", "application/problem+json; charset=utf-8", json))
        .isInstanceOf(AttemptFailedException.class)
        .hasMessage("no text");
    assertThat(answered(500, "", "application/problem+json", "{\"title\":\"Broken\"}"))
        .isInstanceOf(AttemptFailedException.class)
        .hasMessage("Broken");
    assertThat(answered(500, "", "application/problem+json", "not JSON"))
        .isInstanceOf(AttemptFailedException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void onlyTheBeginningOfALongAnswerIsQuoted() {
    Exception error = answered(500, "", "text/html", "x".repeat(5000) + "\nmore");
    assertThat(error.getMessage()).hasSizeLessThan(400).endsWith("...");
  }

  @Test
  void aFunctionThatAnswers404ItselfHasFailedTheTask() {
    gateway.put(FunctionDeployment.builder("f", "i").build(), 1);
    gateway.reply(exchange -> FakeGateway.send(exchange, 404, "no such row"));
    var response = client.invoke(Invocation.of("f", new byte[] {'x'}));
    assertThat(Answers.failure("f", response, () -> true))
        .isInstanceOf(AttemptFailedException.class);
  }
}
