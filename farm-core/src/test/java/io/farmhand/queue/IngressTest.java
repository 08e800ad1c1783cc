package io.farmhand.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.task.FarmClosedException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IngressTest {
  @Property(tries = 200)
  void holdsAsMuchAsItsCapacityWhateverIsPolledAndFreed(
      @ForAll @IntRange(min = 1, max = 20) int capacity,
      @ForAll @Size(max = 300) List<@IntRange(max = 2) Integer> acts) {
    Ingress<QueuedTask> ingress = new Ingress<>(capacity);
    long offered = 0;
    long polled = 0;
    long freed = 0;
    for (int act : acts) {
      switch (act) {
        case 0 -> {
          boolean room = offered - freed < capacity;
          assertThat(ingress.hasRoom()).isEqualTo(room);
          assertThat(ingress.offer(new QueuedTask())).isEqualTo(room);
          offered += room ? 1 : 0;
        }
        case 1 -> {
          QueuedTask task = ingress.poll();
          assertThat(task == null).isEqualTo(polled == offered);
          if (task != null) {
            assertThat(task.id()).isEqualTo(polled++);
          }
        }
        default -> {
          if (freed < polled) {
            ingress.free(1);
            freed++;
          }
        }
      }
      assertThat(ingress.count()).isEqualTo(offered);
      assertThat(ingress.held()).isEqualTo(offered - freed);
      assertThat(ingress.pending()).isEqualTo((int) (offered - polled));
      assertThat(ingress.hasDrained(polled)).isTrue();
      assertThat(ingress.hasDrained(polled + 1)).isFalse();
    }
  }

  @Example
  void keepsItsCountWhenClosed() {
    Ingress<QueuedTask> ingress = new Ingress<>(4);
    ingress.offer(new QueuedTask());
    ingress.close();
    ingress.close();
    assertThat(ingress.count()).isEqualTo(1);
    assertThat(ingress.pending()).isEqualTo(1);
    assertThatThrownBy(() -> ingress.offer(new QueuedTask()))
        .isInstanceOf(FarmClosedException.class);
  }

  @Example
  void refusesCapacitiesThatAreNone() {
    assertThatThrownBy(() -> new Ingress<>(0))
        .hasMessageContaining("capacity = 0, must be between 1 and");
    assertThatThrownBy(() -> new Ingress<>(Integer.MAX_VALUE)).hasMessageContaining("must be");
  }
}
