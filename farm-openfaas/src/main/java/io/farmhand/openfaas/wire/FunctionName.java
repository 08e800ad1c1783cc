package io.farmhand.openfaas.wire;

import java.util.regex.Pattern;

/**
 * The name of a function with its namespace, written {@code name.namespace}.
 *
 * @param name 1 to 63 lower-case letters, digits and hyphens
 * @param namespace of the same form; {@link #DEFAULT_NAMESPACE} where none is said
 */
public record FunctionName(String name, String namespace) {
  /** Where functions are that were deployed without a namespace. */
  public static final String DEFAULT_NAMESPACE = "openfaas-fn";

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public FunctionName {
    namespace = namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
    require("name of a function", name);
    require("namespace", namespace);
  }

  /**
   * Reads {@code name} or {@code name.namespace}.
   *
   * @throws WireException when it is neither
   */
  public static FunctionName parse(String text) {
    int dot = text.indexOf('.');
    return dot <= 0
        ? new FunctionName(text, "")
        : new FunctionName(text.substring(0, dot), text.substring(dot + 1));
  }

  /** Whether {@code text} can be the name of a function, a namespace or a secret. */
  public static boolean isValid(String text) {
    return LABEL.matcher(text).matches();
  }

  private static void require(String what, String text) {
    if (!isValid(text)) {
      throw new WireException(
          what
              + " = '"
              + text
              + "', must be 1 to 63 lower-case letters, digits and hyphens, not starting or ending"
              + " with a hyphen",
          null);
    }
  }

  @Override
  public String toString() {
    return name + "." + namespace;
  }
}
