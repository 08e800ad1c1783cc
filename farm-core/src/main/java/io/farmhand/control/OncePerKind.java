package io.farmhand.control;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Passes on the first failure of each kind: one warning, not one for each decision. */
final class OncePerKind implements BiConsumer<String, Throwable> {
  private final BiConsumer<String, Throwable> next;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  OncePerKind(BiConsumer<String, Throwable> next) {
    this.next = next;
  }

  @Override
  public void accept(String what, Throwable failure) {
    if (seen.add(what + ' ' + failure.getClass().getName())) {
      next.accept(what, failure);
    }
  }
}
