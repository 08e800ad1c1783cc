package io.farmhand.app.command;

import io.farmhand.app.run.Build;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the JVM that runs it. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "farmhand %s (Java %s, %s %s)"
          .formatted(
              Build.version(),
              Runtime.version(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }
}
