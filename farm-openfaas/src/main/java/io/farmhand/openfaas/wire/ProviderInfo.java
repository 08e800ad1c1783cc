package io.farmhand.openfaas.wire;

/**
 * What runs the functions.
 *
 * @param provider its name, such as {@code faas-netes}
 * @param orchestration what it runs them on, such as {@code kubernetes}
 * @param version its version
 */
public record ProviderInfo(String provider, String orchestration, Release version) {
  public ProviderInfo {
    provider = Absent.text(provider);
    orchestration = Absent.text(orchestration);
    version = Absent.release(version);
  }
}
