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
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  private static final String PASSWORD = "changeit";
  private static final String STORE = "gateway.p12";

  @TempDir static Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=gateway",
        "-ext",
        "san=dns:localhost",
        "-validity",
        "3650",
        "-alias",
        "gateway",
        "-keystore",
        STORE);
    writePem("gateway", load().getCertificate("gateway"));
    TrustManagerFactory usual =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    usual.init((KeyStore) null);
    writePem("stranger", ((X509TrustManager) usual.getTrustManagers()[0]).getAcceptedIssuers()[0]);
  }

  private static void writePem(String name, Certificate certificate) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    Files.writeString(
        pem(name), "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  private static KeyStore load() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve(STORE))) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  private static SSLContext serverContext() throws Exception {
    KeyStore store = load();
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
