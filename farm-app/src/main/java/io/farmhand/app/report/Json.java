package io.farmhand.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON of maps, lists, texts, numbers and truth values. Numbers have nine significant digits; those
 * that JSON cannot hold, such as NaN, are null.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final MathContext DIGITS = new MathContext(9);
  private static final double SMALLEST_PLAIN = 1e-9;
  private static final double LARGEST_PLAIN = 1e15;

  private Json() {}

  /** On one line. */
  public static String line(Map<String, ?> value) {
    return text(value, false);
  }

  /** Indented. */
  public static String pretty(Map<String, ?> value) {
    return text(value, true);
  }

  private static String text(Object value, boolean indented) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      if (indented) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      }
      write(json, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> writeMap(json, map);
      case Collection<?> list -> writeList(json, list);
      case Optional<?> some -> write(json, some.orElse(null));
      case Boolean truth -> json.writeBoolean(truth);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Number number -> writeNumber(json, number.doubleValue());
      default -> json.writeString(value.toString());
    }
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(entry.getKey().toString());
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeList(JsonGenerator json, Collection<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      write(json, element);
    }
    json.writeEndArray();
  }

  private static void writeNumber(JsonGenerator json, double value) throws IOException {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == 0) {
      json.writeNumber(0);
    } else if (size < SMALLEST_PLAIN || size > LARGEST_PLAIN) {
      json.writeNumber(value);
    } else {
      BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
      json.writeNumber(rounded.toPlainString());
    }
  }
}
