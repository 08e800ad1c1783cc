package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A secret that functions may read.
 *
 * @param name its name
 * @param namespace of the functions; empty for the gateway's default
 * @param value its text; empty when it is listed, and when {@code rawValue} is given
 * @param rawValue its bytes in Base64; empty when it is listed, and when {@code value} is given
 */
@JsonInclude(Include.NON_EMPTY)
public record Secret(
    @JsonInclude(Include.ALWAYS) String name, String namespace, String value, String rawValue) {
  public Secret {
    name = Absent.text(name);
    namespace = Absent.text(namespace);
    value = Absent.text(value);
    rawValue = Absent.text(rawValue);
  }

  /** A secret of text. */
  public static Secret of(String name, String value) {
    return new Secret(name, "", value, "");
  }

  /** A secret of any bytes. */
  public static Secret of(String name, byte[] value) {
    return new Secret(name, "", "", Base64.getEncoder().encodeToString(value));
  }

  /** A name without value, as secrets are listed and removed. */
  public static Secret named(String name) {
    return new Secret(name, "", "", "");
  }

  /** The same in {@code other} namespace; empty for the gateway's default. */
  public Secret inNamespace(String other) {
    return new Secret(name, other, value, rawValue);
  }

  /**
   * Its bytes, of whichever of the two values is given.
   *
   * @throws WireException when {@code rawValue} is not Base64
   */
  public byte[] bytes() {
    if (rawValue.isEmpty()) {
      return value.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(rawValue);
    } catch (IllegalArgumentException e) {
      throw new WireException("rawValue of secret '" + name + "' must be Base64", e);
    }
  }

  /** Its name, never its value. */
  @Override
  public String toString() {
    return "Secret[" + name + (namespace.isEmpty() ? "" : "." + namespace) + "]";
  }
}
