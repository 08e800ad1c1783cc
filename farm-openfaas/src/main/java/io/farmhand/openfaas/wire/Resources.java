package io.farmhand.openfaas.wire;

/**
 * A limit or a request of memory and processors, in Kubernetes' notation.
 *
 * @param memory such as {@code 128Mi}; empty for none
 * @param cpu such as {@code 100m} or {@code 0.5}; empty for none
 */
public record Resources(String memory, String cpu) {
  /** Nothing said. */
  public static final Resources NONE = new Resources("", "");

  public Resources {
    memory = Absent.text(memory);
    cpu = Absent.text(cpu);
  }
}
