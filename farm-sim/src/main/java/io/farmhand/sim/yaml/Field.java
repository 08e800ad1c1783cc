package io.farmhand.sim.yaml;

import java.util.Optional;

/** A bound value that is there once its {@link Section} has no mistakes. */
public final class Field<T> {
  private final Optional<T> value;

  Field(Optional<T> value) {
    this.value = value;
  }

  /** The value; only inside {@link Section#build}. */
  public T get() {
    return value.orElseThrow(() -> new IllegalStateException("read outside Section.build"));
  }

  /** The value, or this one if the value is wrong; to read what depends on it nevertheless. */
  public T orElse(T placeholder) {
    return value.orElse(placeholder);
  }

  boolean isMissing() {
    return value.isEmpty();
  }
}
