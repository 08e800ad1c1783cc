package io.farmhand.openfaas.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    for (String name : List.of("gateway", "stranger")) {
      keytool(
          "-genkeypair",
          "-keyalg",
          "EC",
          "-dname",
          "CN=" + name,
          "-ext",
          "san=dns:localhost",
          "-validity",
          "3650",
          "-alias",
          name,
          "-keystore",
          store(name));
      Certificate certificate = load(name).getCertificate(name);
      String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
      Files.writeString(
          pem(name), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static String store(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  private static Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  private static KeyStore load(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(Path.of(store(name)))) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext serverContext() throws Exception {
    KeyStore store = load("gateway");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void onlyTheAuthorityThatIsNamedIsTrusted() throws Exception {
    try (ScriptedServer server = ScriptedServer.startSecure(serverContext()).then(200, "[]")) {
      GatewayClientBuilder builder = GatewayClient.builder(server.url()).attempts(1, Duration.ZERO);
      try (GatewayClient client = builder.trust(pem("gateway")).build()) {
        assertThat(client.functions()).isEmpty();
      }
      try (GatewayClient client = builder.trust(pem("stranger")).build()) {
        assertThatThrownBy(client::functions)
            .isInstanceOf(OpenFaasException.Unreachable.class)
            .hasMessageContaining("expected a certificate of a trusted authority")
            .hasMessageContaining("name the gateway's CA as a PEM file");
      }
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path other = Files.writeString(folder.resolve("other.pem"), "not a certificate");
    for (Path file : List.of(empty, other, folder.resolve("missing.pem"))) {
      assertThatThrownBy(() -> PemTrust.context(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Cannot use " + file)
          .hasMessageEndingWith("it must be a PEM file of CA certificates");
    }
  }
}
