package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of the contract. Reading ignores unknown fields and takes null for a
 * field that is missing, but refuses values of another type, as the services written in Go do.
 */
public final class Wire {
  private static final JsonMapper MAPPER = mapper();

  private Wire() {}

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(new WireModule())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .withCoercionConfig(
            LogicalType.Textual,
            config -> {
              config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
              config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
              config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
        .withCoercionConfig(
            LogicalType.Integer,
            config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
        .build();
  }

  /** The JSON of {@code value}, a record of this package, a list of them or of text. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON for " + value.getClass().getName(), e);
    }
  }

  /**
   * The value of {@code json}.
   *
   * @throws WireException when it is none, saying where
   */
  public static <T> T read(byte[] json, Class<T> type) {
    T value = parse(type.getSimpleName(), () -> MAPPER.readValue(json, type));
    if (value == null) {
      throw new WireException(
          "expected " + type.getSimpleName() + " as a JSON object, found null", null);
    }
    return value;
  }

  /**
   * The values of {@code json}, an array or null, which is how Go writes an empty list.
   *
   * @throws WireException when it is none, saying where
   */
  public static <T> List<T> readList(byte[] json, Class<T> element) {
    JavaType type = MAPPER.getTypeFactory().constructCollectionType(List.class, element);
    List<T> values =
        parse("an array of " + element.getSimpleName(), () -> MAPPER.readValue(json, type));
    return values == null ? List.of() : values;
  }

  static <T> T convert(JsonNode tree, Class<T> type) throws JsonProcessingException {
    return MAPPER.treeToValue(tree, type);
  }

  private interface Parse<T> {
    @Nullable T run() throws IOException;
  }

  private static <T> @Nullable T parse(String expected, Parse<T> parse) {
    try {
      return parse.run();
    } catch (JsonProcessingException e) {
      throw WireException.of(expected, e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }
}
