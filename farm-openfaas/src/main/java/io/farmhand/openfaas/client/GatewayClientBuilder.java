package io.farmhand.openfaas.client;

import io.farmhand.time.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Describes a client. Every setting has a default: no credentials, the JDK's authorities, the
 * gateway's default namespace, 5 s for a connection, 30 s for an answer of the gateway and 5
 * minutes for one of a function, three attempts where that is safe, answers of at most 64 MiB.
 */
public final class GatewayClientBuilder {
  private final String url;
  private Credentials credentials = new Credentials.Anonymous();
  private Optional<Path> authority = Optional.empty();
  private String namespace = "";
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration timeout = Duration.ofSeconds(30);
  private Duration invocationTimeout = Duration.ofMinutes(5);
  private int attempts = 3;
  private Duration backoff = Duration.ofMillis(100);
  private long maxResponseBytes = 64 << 20;
  private TimeSource time = TimeSource.system();

  GatewayClientBuilder(URI url) {
    this.url = ClientSettings.checked(url);
  }

  /**
   * Takes credentials, authority and namespace from variables, where they are set: {@code
   * FARMHAND_GATEWAY_USER} (admin), {@code FARMHAND_GATEWAY_PASSWORD} or {@code
   * FARMHAND_GATEWAY_PASSWORD_FILE}, {@code FARMHAND_GATEWAY_TOKEN} or {@code
   * FARMHAND_GATEWAY_TOKEN_FILE}, {@code FARMHAND_GATEWAY_CA} (a PEM file) and {@code
   * FARMHAND_GATEWAY_NAMESPACE}.
   *
   * @throws IllegalArgumentException when a file that is named cannot be read
   */
  public GatewayClientBuilder environment(Map<String, String> variables) {
    String password = secret(variables, "FARMHAND_GATEWAY_PASSWORD");
    String token = secret(variables, "FARMHAND_GATEWAY_TOKEN");
    if (password != null) {
      basicAuth(variables.getOrDefault("FARMHAND_GATEWAY_USER", "admin"), password);
    } else if (token != null) {
      bearerToken(token);
    }
    String file = variables.get("FARMHAND_GATEWAY_CA");
    if (file != null) {
      trust(Path.of(file));
    }
    return namespace(variables.getOrDefault("FARMHAND_GATEWAY_NAMESPACE", namespace));
  }

  private static @Nullable String secret(Map<String, String> variables, String name) {
    String value = variables.get(name);
    String file = variables.get(name + "_FILE");
    return value == null && file != null ? Credentials.readFile(Path.of(file)) : value;
  }

  /** Who calls. */
  public GatewayClientBuilder credentials(Credentials caller) {
    credentials = caller;
    return this;
  }

  /** Calls as a user with a password. */
  public GatewayClientBuilder basicAuth(String user, String password) {
    return credentials(new Credentials.Basic(user, password));
  }

  /** Calls as the bearer of a token. */
  public GatewayClientBuilder bearerToken(String token) {
    return credentials(new Credentials.Bearer(token));
  }

  /** Trusts the authorities of this PEM file and no others. */
  public GatewayClientBuilder trust(Path pem) {
    authority = Optional.of(pem);
    return this;
  }

  /** The namespace of functions and secrets for which none is said. */
  public GatewayClientBuilder namespace(String name) {
    namespace = name;
    return this;
  }

  /** Patience for a connection to come about. */
  public GatewayClientBuilder connectTimeout(Duration limit) {
    connectTimeout = limit;
    return this;
  }

  /** Patience for the whole answer to a call of the gateway's own interface. */
  public GatewayClientBuilder timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  /** Patience for the whole answer of a function. */
  public GatewayClientBuilder invocationTimeout(Duration limit) {
    invocationTimeout = limit;
    return this;
  }

  /**
   * How often a call is sent at most, and how long to wait before the second time; twice as long
   * before each further one. A call is sent again when nobody listened, and, unless it is one to a
   * function or makes something new, when no answer came or its status is 502, 503 or 504.
   */
  public GatewayClientBuilder attempts(int most, Duration firstBackoff) {
    attempts = most;
    backoff = firstBackoff;
    return this;
  }

  /** Longest answer that is taken. */
  public GatewayClientBuilder maxResponseBytes(long most) {
    maxResponseBytes = most;
    return this;
  }

  /** The time in which it waits between attempts. */
  public GatewayClientBuilder time(TimeSource source) {
    time = source;
    return this;
  }

  /**
   * The client.
   *
   * @throws IllegalArgumentException when a setting is out of its range or the PEM file is none
   */
  public GatewayClient build() {
    ClientSettings settings =
        new ClientSettings(
            url,
            credentials,
            authority,
            namespace,
            connectTimeout,
            timeout,
            invocationTimeout,
            attempts,
            backoff,
            maxResponseBytes);
    // HTTP/2 would ask for an upgrade by headers that some watchdogs do not bear.
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(connectTimeout);
    authority.ifPresent(pem -> http.sslContext(PemTrust.context(pem)));
    return new GatewayClient(settings, new Transport(http.build(), settings, time));
  }
}
