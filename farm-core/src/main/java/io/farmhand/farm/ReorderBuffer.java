package io.farmhand.farm;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes submissions on in the order of their numbers. Confined to the collector. */
final class ReorderBuffer<I, O> {
  private @Nullable Submission<I, O>[] ring = newArray(64);
  private long next;

  void add(Submission<I, O> task, Consumer<? super Submission<I, O>> release) {
    while (task.id() - next >= ring.length) {
      grow();
    }
    ring[slot(task.id())] = task;
    Submission<I, O> head = ring[slot(next)];
    while (head != null) {
      ring[slot(next++)] = null;
      release.accept(head);
      head = ring[slot(next)];
    }
  }

  private void grow() {
    @Nullable Submission<I, O>[] larger = newArray(2 * ring.length);
    for (Submission<I, O> task : ring) {
      if (task != null) {
        larger[(int) (task.id() & (larger.length - 1))] = task;
      }
    }
    ring = larger;
  }

  private int slot(long id) {
    return (int) (id & (ring.length - 1));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type has no other way
  private static <I, O> @Nullable Submission<I, O>[] newArray(int size) {
    return new Submission[size];
  }
}
