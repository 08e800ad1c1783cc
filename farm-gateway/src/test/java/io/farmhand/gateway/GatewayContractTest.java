package io.farmhand.gateway;

import io.farmhand.openfaas.contract.BadInputContract;
import io.farmhand.openfaas.contract.GatewayContract;
import io.farmhand.openfaas.wire.DeploymentBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contract that every gateway of OpenFaaS is held to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayContractTest {
  private final EmbeddedGateway gateway = Gateways.start(Gateways.settings(Gateways.NO_CACHE));

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Nested
  class Calls extends GatewayContract {
    @Override
    protected URI url() {
      return gateway.uri();
    }

    @Override
    protected String password() {
      return Gateways.PASSWORD;
    }

    @Override
    protected DeploymentBuilder forking(String name, String command) {
      return Caller.function(name, command);
    }

    @Override
    protected Optional<String> callbackHost() {
      return Optional.of("127.0.0.1");
    }
  }

  @Nested
  class BadInput extends BadInputContract {
    @Override
    protected URI url() {
      return gateway.uri();
    }

    @Override
    protected String password() {
      return Gateways.PASSWORD;
    }

    @Override
    protected DeploymentBuilder forking(String name, String command) {
      return Caller.function(name, command);
    }

    @Override
    protected OptionalLong maxBodyBytes() {
      return OptionalLong.of(2 << 20);
    }
  }
}
