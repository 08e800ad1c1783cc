package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How moments, resources and numbers travel. */
final class WireModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  WireModule() {
    addSerializer(Instant.class, new MomentWriter());
    addDeserializer(Instant.class, new MomentReader());
    addSerializer(Resources.class, new ResourcesWriter());
    addSerializer(double.class, new NumberWriter(double.class));
    addSerializer(Double.class, new NumberWriter(Double.class));
  }

  /** RFC 3339. */
  private static final class MomentWriter extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    MomentWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  /** RFC 3339 with any offset; the first moment that Go knows stands for none. */
  private static final class MomentReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final Instant ZERO_OF_GO = Instant.parse("0001-01-01T00:00:00Z");

    MomentReader() {
      super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      String text = json.getText();
      try {
        Instant moment = Instant.parse(text);
        return moment.equals(ZERO_OF_GO) ? null : moment;
      } catch (DateTimeException _) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not RFC 3339");
      }
    }
  }

  /** An object of what is said, or nothing at all. */
  private static final class ResourcesWriter extends StdSerializer<Resources> {
    private static final long serialVersionUID = 1L;

    ResourcesWriter() {
      super(Resources.class);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Resources value) {
      return value.equals(Resources.NONE);
    }

    @Override
    public void serialize(Resources value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      write(json, "memory", value.memory());
      write(json, "cpu", value.cpu());
      json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
      if (!value.isEmpty()) {
        json.writeStringField(name, value);
      }
    }
  }

  /** As Go writes a float64: without a fraction when it has none. */
  private static final class NumberWriter extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberWriter(Class<Double> type) {
      super(type);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
        json.writeNumber(value.longValue());
      } else {
        json.writeNumber(value);
      }
    }
  }
}
