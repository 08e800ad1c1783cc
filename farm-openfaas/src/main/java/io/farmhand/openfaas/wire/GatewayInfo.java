package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says of itself. A provider that is asked without a gateway before it answers with
 * its {@link ProviderInfo} only, which reads as a gateway of that version.
 *
 * @param provider what runs the functions
 * @param version the gateway's version
 * @param arch the gateway's processor, such as {@code x86_64}
 */
public record GatewayInfo(
    ProviderInfo provider, Release version, @JsonInclude(Include.NON_EMPTY) String arch) {
  public GatewayInfo {
    arch = Absent.text(arch);
  }

  @JsonCreator
  static GatewayInfo read(
      @JsonProperty("provider") @Nullable JsonNode provider,
      @JsonProperty("orchestration") @Nullable String orchestration,
      @JsonProperty("version") @Nullable Release version,
      @JsonProperty("arch") @Nullable String arch)
      throws JsonProcessingException {
    Release release = Absent.release(version);
    return new GatewayInfo(
        provider(provider, Absent.text(orchestration), release), release, Absent.text(arch));
  }

  private static ProviderInfo provider(
      @Nullable JsonNode provider, String orchestration, Release version)
      throws JsonProcessingException {
    if (provider == null || !provider.isObject()) {
      String name = provider == null ? "" : provider.asText("");
      return new ProviderInfo(name, orchestration, version);
    }
    return Wire.convert(provider, ProviderInfo.class);
  }
}
