package io.farmhand.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.farmhand.queue.QueueDiscipline.LeastSlackTardyLast;
import io.farmhand.task.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueueDisciplineTest {
  private enum Act {
    ADD,
    RETURN,
    POLL,
    REMOVE,
    ADVANCE
  }

  record Step(Act act, int number) {}

  @Provide
  Arbitrary<QueueDiscipline> disciplines() {
    return Arbitraries.of(
        QueueDiscipline.FIFO,
        QueueDiscipline.EDF,
        QueueDiscipline.LEAST_SLACK,
        QueueDiscipline.LEAST_SLACK_TARDY_LAST,
        new LeastSlackTardyLast(0.2),
        new LeastSlackTardyLast(1));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Act> acts =
        Arbitraries.of(Act.ADD, Act.ADD, Act.ADD, Act.RETURN, Act.POLL, Act.POLL, Act.REMOVE)
            .flatMap(act -> Arbitraries.of(act, act, act, Act.ADVANCE));
    return Combinators.combine(acts, Arbitraries.integers().between(0, 1 << 20))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(500);
  }

  @Property(tries = 400)
  void servesInTheOrderOfItsRule(
      @ForAll("disciplines") QueueDiscipline discipline, @ForAll("steps") List<Step> steps) {
    WaitingLine<QueuedTask> line = discipline.newLine();
    NaiveLine naive = new NaiveLine(discipline);
    Deque<QueuedTask> outside = new ArrayDeque<>();
    long now = -300;
    long ids = 0;
    for (Step step : steps) {
      switch (step.act()) {
        case ADD -> add(task(ids++, now, step.number()), line, naive);
        case RETURN -> {
          if (!outside.isEmpty()) {
            add(outside.removeFirst(), line, naive);
          }
        }
        case POLL -> {
          Optional<QueuedTask> next = naive.poll(now);
          assertThat(Optional.ofNullable(line.poll(now))).isEqualTo(next);
          next.ifPresent(outside::add);
        }
        case REMOVE -> {
          if (!naive.tasks().isEmpty()) {
            QueuedTask task = naive.tasks().remove(step.number() % naive.tasks().size());
            assertThat(line.remove(task)).isTrue();
            assertThat(line.remove(task)).isFalse();
          }
        }
        case ADVANCE -> now += step.number() % 40;
      }
      assertThat(line.size()).isEqualTo(naive.tasks().size());
    }
    List<QueuedTask> visited = new ArrayList<>();
    line.forEach(visited::add);
    assertThat(visited).containsExactlyInAnyOrderElementsOf(naive.tasks());
    drain(line, naive, now);
  }

  private static void add(QueuedTask task, WaitingLine<QueuedTask> line, NaiveLine naive) {
    line.add(task);
    naive.tasks().add(task);
  }

  private static void drain(WaitingLine<QueuedTask> line, NaiveLine naive, long now) {
    while (!naive.tasks().isEmpty()) {
      assertThat(Optional.ofNullable(line.poll(now))).isEqualTo(naive.poll(now));
    }
    assertThat(line.poll(now)).isNull();
    assertThat(line.size()).isZero();
  }

  private static QueuedTask task(long id, long now, int chance) {
    QueuedTask task = new QueuedTask();
    task.number(id);
    long deadline = chance % 7 == 0 ? Task.NO_DEADLINE : now + chance / 7 % 200;
    task.describe(now, deadline, chance % 3 == 0 ? Task.UNKNOWN_SERVICE : chance % 50);
    return task;
  }

  @Property(tries = 50)
  void aFifoLineStaysSmallWhenItsMiddleIsRemovedAgainAndAgain(@ForAll("steps") List<Step> steps) {
    FifoLine<QueuedTask> line = new FifoLine<>();
    QueuedTask first = task(0, 0, 1);
    line.add(first);
    long ids = 1;
    for (int i = 0; i < 2000; i++) {
      List<QueuedTask> some = new ArrayList<>();
      for (int k = 0; k <= steps.get(i % steps.size()).number() % 5; k++) {
        QueuedTask task = task(ids++, 0, 1);
        line.add(task);
        some.add(task);
      }
      some.forEach(task -> assertThat(line.remove(task)).isTrue());
    }
    assertThat(line.size()).isEqualTo(1);
    assertThat(line.slots()).isEqualTo(64);
    assertThat(line.poll(0)).isEqualTo(first);
  }

  @Example
  void aTardyTaskGetsItsShareOfTheTurns() {
    WaitingLine<QueuedTask> line = new LeastSlackTardyLast(0.2).newLine();
    for (int i = 0; i < 10; i++) {
      line.add(deadlineAt(i, 5));
      line.add(deadlineAt(100 + i, 1000 + i));
    }
    List<Integer> tardyTurns = new ArrayList<>();
    for (int turn = 1; turn <= 12; turn++) {
      QueuedTask next = line.poll(10);
      if (next != null && next.id() < 100) {
        tardyTurns.add(turn);
      }
    }
    assertThat(tardyTurns).containsExactly(5, 10);
  }

  private static QueuedTask deadlineAt(long id, long deadline) {
    QueuedTask task = new QueuedTask();
    task.number(id);
    task.describe(0, deadline, Task.UNKNOWN_SERVICE);
    return task;
  }

  @Example
  void aTaskIsTardyFromTheMomentAfterItsLatestStart() {
    WaitingLine<QueuedTask> line = QueueDiscipline.LEAST_SLACK_TARDY_LAST.newLine();
    QueuedTask early = deadlineAt(0, 10);
    QueuedTask late = deadlineAt(1, 20);
    line.add(early);
    line.add(late);
    assertThat(line.poll(10)).isEqualTo(early);
    line.add(early);
    assertThat(line.poll(11)).isEqualTo(late);
    assertThat(line.poll(11)).isEqualTo(early);
  }

  @Example
  void isFoundByItsName() {
    assertThat(QueueDiscipline.names())
        .containsExactly("fifo", "edf", "least-slack", "least-slack-tardy-last")
        .allSatisfy(name -> assertThat(QueueDiscipline.named(name).name()).isEqualTo(name));
    assertThatThrownBy(() -> QueueDiscipline.named("lifo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "discipline = 'lifo', must be one of fifo, edf, least-slack, least-slack-tardy-last");
  }

  @Example
  void refusesSharesThatAreNone() {
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new LeastSlackTardyLast(share))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tardyShare = " + share + ", must be between 0 and 1");
    }
  }
}
