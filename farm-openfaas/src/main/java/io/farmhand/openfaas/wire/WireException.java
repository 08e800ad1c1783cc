package io.farmhand.openfaas.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body is not what the contract says: what was expected, and where something else was found. */
public final class WireException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  WireException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static WireException of(String expected, JsonProcessingException error) {
    String found =
        error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? path(mapping.getPath()) + " must be " + kind(target(mapping))
            : syntax(error);
    return new WireException("expected " + expected + " as JSON, but " + found, error);
  }

  private static @Nullable Class<?> target(JsonMappingException error) {
    if (error instanceof MismatchedInputException mismatch) {
      return mismatch.getTargetType();
    }
    return error.getCause() instanceof InputCoercionException tooLarge
        ? tooLarge.getTargetType()
        : null;
  }

  private static String syntax(JsonProcessingException error) {
    if (error instanceof JsonMappingException) {
      return "found something else" + place(error.getLocation());
    }
    // Where an object starts is told with a place in a source that is not shown.
    String reason = error.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    return "found broken JSON" + place(error.getLocation()) + ": " + reason;
  }

  private static String place(@Nullable JsonLocation place) {
    return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static String path(List<Reference> path) {
    StringBuilder text = new StringBuilder();
    for (Reference step : path) {
      if (step.getFieldName() == null) {
        text.append('[').append(step.getIndex()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return text.toString();
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null || type == String.class) {
      return "text";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number";
    }
    if (type == double.class) {
      return "a number";
    }
    if (type == Instant.class) {
      return "a moment as in RFC 3339";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }
}
