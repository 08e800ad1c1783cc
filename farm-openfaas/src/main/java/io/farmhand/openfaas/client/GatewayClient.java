package io.farmhand.openfaas.client;

import io.farmhand.openfaas.wire.DeleteRequest;
import io.farmhand.openfaas.wire.FunctionDeployment;
import io.farmhand.openfaas.wire.FunctionStatus;
import io.farmhand.openfaas.wire.GatewayInfo;
import io.farmhand.openfaas.wire.Headers;
import io.farmhand.openfaas.wire.LogLine;
import io.farmhand.openfaas.wire.LogRequest;
import io.farmhand.openfaas.wire.ScaleRequest;
import io.farmhand.openfaas.wire.Secret;
import io.farmhand.openfaas.wire.Wire;
import io.farmhand.openfaas.wire.WireException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A client of an OpenFaaS gateway, for all of its REST contract.
 *
 * <pre>{@code
 * try (GatewayClient client =
 *     GatewayClient.builder(URI.create("http://127.0.0.1:8080")).basicAuth("admin", word).build()) {
 *   client.apply(FunctionDeployment.builder("resize", "example/resize:1").build());
 *   byte[] answer = client.invoke(Invocation.of("resize", image)).requireSuccess().body();
 * }
 * }</pre>
 *
 * <p>Calls wait for their answer and throw {@link OpenFaasException} when it is not the one asked
 * for. A client serves any number of threads.
 */
public final class GatewayClient implements AutoCloseable {
  private static final String FUNCTIONS = "/system/functions";
  private static final String SECRETS = "/system/secrets";

  private final ClientSettings settings;
  private final Transport transport;

  GatewayClient(ClientSettings settings, Transport transport) {
    this.settings = settings;
    this.transport = transport;
  }

  /** Describes a client of the gateway at {@code url}, such as {@code http://127.0.0.1:8080}. */
  public static GatewayClientBuilder builder(URI url) {
    return new GatewayClientBuilder(url);
  }

  /** The gateway's address, for people. */
  public String url() {
    return settings.url();
  }

  /** The namespace of functions and secrets for which none is said; empty for the default. */
  public String namespace() {
    return settings.namespace();
  }

  /** Deploys a function that is new. */
  public void deploy(FunctionDeployment function) {
    accepted(body("POST", FUNCTIONS, placed(function)));
  }

  /**
   * Changes a function to what is described.
   *
   * @throws OpenFaasException.NotFound when there is none of its name
   */
  public void update(FunctionDeployment function) {
    accepted(body("PUT", FUNCTIONS, placed(function)));
  }

  /** Deploys a function, or changes the one of its name. */
  public void apply(FunctionDeployment function) {
    try {
      update(function);
    } catch (OpenFaasException.NotFound _) {
      deploy(function);
    }
  }

  private FunctionDeployment placed(FunctionDeployment function) {
    return function.namespace().isEmpty() ? function.inNamespace(settings.namespace()) : function;
  }

  /**
   * Removes a function.
   *
   * @throws OpenFaasException.NotFound when there is none of that name
   */
  public void remove(String function) {
    accepted(body("DELETE", FUNCTIONS, new DeleteRequest(function, settings.namespace())));
  }

  /** All functions of the namespace. */
  public List<FunctionStatus> functions() {
    return list(FUNCTIONS, FunctionStatus.class);
  }

  /**
   * How a function is doing.
   *
   * @throws OpenFaasException.NotFound when there is none of that name
   */
  public FunctionStatus describe(String function) {
    return object("/system/function/" + Call.encode(function), Map.of(), FunctionStatus.class);
  }

  /** The same with what its replicas use, where the provider can tell. */
  public FunctionStatus describeWithUsage(String function) {
    return object(
        "/system/function/" + Call.encode(function), Map.of("usage", "1"), FunctionStatus.class);
  }

  /**
   * Asks for a number of replicas, which the gateway may clamp to its limits.
   *
   * @throws OpenFaasException.NotFound when there is no function of that name
   */
  public void scale(String function, int replicas) {
    ScaleRequest request = new ScaleRequest(function, replicas, settings.namespace());
    accepted(body("POST", "/system/scale-function/" + Call.encode(function), request).idempotent());
  }

  /** What the gateway says of itself. */
  public GatewayInfo info() {
    return object("/system/info", Map.of(), GatewayInfo.class);
  }

  /** The namespaces that may have functions. */
  public List<String> namespaces() {
    return list("/system/namespaces", String.class);
  }

  /** The secrets of the namespace, without their values. */
  public List<Secret> secrets() {
    return list(SECRETS, Secret.class);
  }

  /**
   * Makes a secret that is new.
   *
   * @throws OpenFaasException.Conflict when there is one of its name
   */
  public void createSecret(Secret secret) {
    accepted(body("POST", SECRETS, placed(secret)));
  }

  /** Changes the value of a secret. */
  public void updateSecret(Secret secret) {
    accepted(body("PUT", SECRETS, placed(secret)));
  }

  /** Removes a secret. */
  public void removeSecret(String name) {
    accepted(body("DELETE", SECRETS, placed(Secret.named(name))));
  }

  private Secret placed(Secret secret) {
    return secret.namespace().isEmpty() ? secret.inNamespace(settings.namespace()) : secret;
  }

  /**
   * What the replicas of a function wrote, line by line as it comes. Close the stream to end it,
   * from any thread; one that follows ends in no other way.
   */
  public Stream<LogLine> logs(LogRequest request) {
    LogRequest placed =
        request.namespace().isEmpty() ? request.inNamespace(settings.namespace()) : request;
    Call call =
        Call.system("GET", Call.target("/system/logs", placed.parameters()), settings.timeout());
    return LogLines.read(transport.title(call), transport.open(call));
  }

  /**
   * Calls a function and waits for its answer, of whatever status. A call that may have come
   * through is never made again, but for GET and HEAD, which the JDK sends anew when a connection
   * breaks.
   */
  public FunctionResponse invoke(Invocation invocation) {
    Call call = invocation("/function/", invocation);
    HttpResponse<byte[]> response = transport.send(call);
    return new FunctionResponse(
        transport.title(call), response.statusCode(), response.headers(), response.body());
  }

  /** Has a function called later; returns the number of the call. */
  public String invokeAsync(Invocation invocation) {
    Call call = invocation("/async-function/", invocation);
    HttpResponse<byte[]> response = checked(call, "status 202", transport.send(call));
    return response
        .headers()
        .firstValue(Headers.CALL_ID)
        .orElseThrow(
            () ->
                new OpenFaasException.BadResponse(
                    transport.title(call)
                        + ": expected the header "
                        + Headers.CALL_ID
                        + ", found none; see whether this is an OpenFaaS gateway",
                    null));
  }

  /** Has a function called later and its answer sent to {@code callback}; returns the number. */
  public String invokeAsync(Invocation invocation, URI callback) {
    return invokeAsync(invocation.withHeader(Headers.CALLBACK_URL, callback.toString()));
  }

  private Call invocation(String prefix, Invocation invocation) {
    String name = invocation.function();
    String place =
        settings.namespace().isEmpty() || name.indexOf('.') >= 0 ? "" : "." + settings.namespace();
    Duration timeout = invocation.timeout().orElse(settings.invocationTimeout());
    return new Call(
        invocation.method(),
        prefix + Call.encode(name + place) + invocation.path(),
        invocation.headers(),
        BodyPublishers.ofByteArray(invocation.body()),
        timeout,
        false,
        false);
  }

  /** Whether the gateway says that it is well. */
  public boolean isHealthy() {
    try {
      return transport.send(Call.system("GET", "/healthz", settings.timeout())).statusCode() == 200;
    } catch (OpenFaasException _) {
      return false;
    }
  }

  private Call body(String method, String path, Object value) {
    return Call.system(method, path, Wire.write(value), settings.timeout());
  }

  private void accepted(Call call) {
    checked(call, "status 200, 201 or 202", transport.send(call));
  }

  private <T> T object(String path, Map<String, String> parameters, Class<T> type) {
    return get(path, parameters, json -> Wire.read(json, type));
  }

  private <T> List<T> list(String path, Class<T> element) {
    return get(path, Map.of(), json -> Wire.readList(json, element));
  }

  private <T> T get(String path, Map<String, String> parameters, Function<byte[], T> reader) {
    Map<String, String> query = new LinkedHashMap<>(parameters);
    query.put("namespace", settings.namespace());
    Call call = Call.system("GET", Call.target(path, query), settings.timeout());
    byte[] json = checked(call, "status 200", transport.send(call)).body();
    try {
      return reader.apply(json);
    } catch (WireException e) {
      throw new OpenFaasException.BadResponse(
          transport.title(call)
              + ": "
              + e.getMessage()
              + "; see whether this is an OpenFaaS gateway",
          e);
    }
  }

  private HttpResponse<byte[]> checked(Call call, String expected, HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      String body = new String(response.body(), StandardCharsets.UTF_8);
      throw Statuses.error(transport.title(call), expected, response.statusCode(), body);
    }
    return response;
  }

  /** Ends what is under way, and the client. */
  @Override
  public void close() {
    transport.close();
  }
}
