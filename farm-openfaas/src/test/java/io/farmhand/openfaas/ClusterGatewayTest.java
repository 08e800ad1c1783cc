package io.farmhand.openfaas;

import io.farmhand.openfaas.contract.BadInputContract;
import io.farmhand.openfaas.contract.GatewayContract;
import io.farmhand.openfaas.wire.DeploymentBuilder;
import io.farmhand.openfaas.wire.FunctionDeployment;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, held against the gateway of a cluster when one is named in the environment. */
@EnabledIfEnvironmentVariable(
    named = "FARMHAND_GATEWAY_URL",
    matches = ".+",
    disabledReason = "FARMHAND_GATEWAY_URL and FARMHAND_GATEWAY_PASSWORD name no gateway")
class ClusterGatewayTest {
  private static URI gateway() {
    return URI.create(variable("FARMHAND_GATEWAY_URL"));
  }

  private static String variable(String name) {
    return String.valueOf(System.getenv(name));
  }

  private static DeploymentBuilder image(String name, String command) {
    return FunctionDeployment.builder(name, "ghcr.io/openfaas/alpine:latest").envProcess(command);
  }

  @Nested
  class Calls extends GatewayContract {
    @Override
    protected URI url() {
      return gateway();
    }

    @Override
    protected String password() {
      return variable("FARMHAND_GATEWAY_PASSWORD");
    }

    @Override
    protected DeploymentBuilder forking(String name, String command) {
      return image(name, command);
    }
  }

  @Nested
  class BadInput extends BadInputContract {
    @Override
    protected URI url() {
      return gateway();
    }

    @Override
    protected String password() {
      return variable("FARMHAND_GATEWAY_PASSWORD");
    }

    @Override
    protected DeploymentBuilder forking(String name, String command) {
      return image(name, command);
    }
  }
}
