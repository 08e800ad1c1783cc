package io.farmhand.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.farmhand.app.jobs.Job;
import io.farmhand.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobStoreTest {
  private final VirtualTime time = new VirtualTime();
  private final JobStore store = new JobStore(Duration.ofMinutes(10), time);

  private Job open(String key) {
    return store.open(Optional.empty(), new byte[0], Optional.of(key));
  }

  private Job ended(String key, int bytes) {
    Job job = open(key);
    job.end().complete(Job.Result.of(new byte[bytes]));
    store.ended(job);
    return job;
  }

  @Test
  void aResultIsKeptUntilItIsFetchedOrTooOld() {
    Job job = ended("a", 100);
    Job other = ended("b", 50);
    assertThat(store.heldBytes()).isEqualTo(150);
    store.fetched(job);
    store.fetched(job);
    assertThat(store.heldBytes()).isEqualTo(50);
    assertThat(store.unfetched()).containsExactly(other);
    assertThat(store.find(job.id())).contains(job);

    time.advance(Duration.ofMinutes(11));
    assertThat(store.find(other.id())).isEmpty();
    assertThat(store.known("b")).isEmpty();
    assertThat(store.heldBytes()).isZero();
    assertThat(store.expired()).isEqualTo(1);
  }

  @Test
  void openJobsNeverExpire() {
    Job job = open("a");
    time.advance(Duration.ofDays(1));
    assertThat(store.find(job.id())).contains(job);
    assertThat(store.known("a")).contains(job);
  }

  @Test
  void fetchedResultsMakeRoomForOthersAfterAThousand() {
    Job first = ended("first", 1);
    store.fetched(first);
    for (int i = 0; i < 1000; i++) {
      store.fetched(ended("job " + i, 1));
    }
    assertThat(store.find(first.id())).isEmpty();
    assertThat(store.known("job 0")).isPresent();
  }

  @Test
  void openInputsAreHeldAndLongFetchedResultsAreLetGo() {
    Job job = store.open(Optional.empty(), new byte[30], Optional.empty());
    assertThat(store.heldBytes()).isEqualTo(30);
    job.end().complete(Job.Result.of(new byte[40 << 20]));
    store.ended(job);
    assertThat(store.heldBytes()).isEqualTo(40 << 20);
    store.fetched(job);
    assertThat(store.find(job.id())).isPresent();
    store.fetched(ended("b", 40 << 20));
    assertThat(store.find(job.id())).isEmpty();
    assertThat(store.heldBytes()).isZero();
  }

  @Test
  void theFeedGoesOnWhereItWasLeft() throws InterruptedException {
    Job a = ended("a", 1);
    Job b = ended("b", 1);
    List<JobStore.Ended> all = store.after(0, Duration.ZERO);
    assertThat(all).extracting(JobStore.Ended::job).containsExactly(a, b);
    assertThat(store.after(all.getFirst().place(), Duration.ZERO)).hasSize(1);
    assertThat(store.after(all.getLast().place(), Duration.ZERO)).isEmpty();
  }
}
