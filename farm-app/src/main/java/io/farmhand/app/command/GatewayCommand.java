package io.farmhand.app.command;

import io.farmhand.app.serve.GatewayOptions;
import io.farmhand.app.serve.GatewaySession;
import io.farmhand.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code farmhand gateway}: the embedded OpenFaaS-compatible gateway. */
@Command(
    name = "gateway",
    header = "Runs an OpenFaaS-compatible gateway, with functions as local processes.",
    description = {
      "faas-cli and every other client of OpenFaaS can use it; images are not run: a function is the"
          + " program that its fprocess names, on this machine.",
      "No process of a function outlives it.",
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GatewayCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private GatewayOptions options = new GatewayOptions();

  GatewayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new GatewaySession(terminal, options).run().number();
  }
}
