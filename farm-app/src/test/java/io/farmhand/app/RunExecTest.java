package io.farmhand.app;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunExecTest {
  @TempDir private Path folder;

  @Test
  void aCommandRunsForEachLineAndItsOutputComesThrough() throws Exception {
    CommandRun run = exec("a b\nc\n", "--", "echo", "<{}>");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).containsExactlyInAnyOrder("<a b>", "<c>");
    assertThat(run.err()).contains("run exec: echo <{}>", "2 completed");
    assertThat(run.summary().at("/details/endings/exit code 0").asInt()).isEqualTo(2);
    assertThat(run.summary().at("/configuration/command").toString()).contains("echo");
  }

  @Test
  void orderedOutputComesInTheOrderOfTheInputsWhateverEndsFirst() {
    CommandRun run =
        exec(
            lines(40),
            "--ordered",
            "--workers",
            "4",
            "--",
            "sh",
            "-c",
            "test $1 = 1 && sleep 0.3; echo $1",
            "x");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(lines(40));
  }

  @Test
  void outputOfDifferentCommandsIsNeverMixed() {
    CommandRun run =
        exec(
            lines(12),
            "--workers",
            "4",
            "--",
            "sh",
            "-c",
            "for i in 1 2 3 4 5; do echo $1; sleep 0.01; done",
            "x");

    List<String> seen = run.out().lines().toList();
    assertThat(seen).hasSize(60);
    for (int block = 0; block < 60; block += 5) {
      assertThat(seen.subList(block, block + 5)).containsOnly(seen.get(block));
    }
  }

  @Test
  void outputOfAnyLengthComesThroughWhole() {
    CommandRun run =
        exec("x\ny\n", "-k", "--shell", "--", "head -c 2000000 /dev/zero | tr '\\0' {}");

    assertThat(run.out()).isEqualTo("x".repeat(2_000_000) + "y".repeat(2_000_000));
  }

  @Test
  void aFailedCommandIsReportedWithItsExitCodeAndItsStandardError() throws Exception {
    CommandRun run =
        exec("3\n0\n", "--", "sh", "-c", "echo out; echo first >&2; echo last >&2; exit $1", "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("out\nout\n");
    assertThat(run.err()).contains("first\nlast\n", "Failed\n  3  exit code 3: last");
    assertThat(run.summary().at("/failures/0/error").asText()).isEqualTo("exit code 3: last");
    JsonNode failed =
        run.commands().stream()
            .filter(row -> row.get("input").asText().equals("3"))
            .toList()
            .get(0);
    assertThat(failed.get("exit_code").asInt()).isEqualTo(3);
    assertThat(failed.get("stderr")).extracting(JsonNode::asText).containsExactly("first", "last");
    assertThat(run.commands()).hasSize(2);
  }

  @Test
  void aFailedCommandIsTriedAgainAndOnlyItsLastOutputCounts() throws Exception {
    CommandRun run =
        exec(
            "a\n",
            "--retries",
            "3",
            "--",
            "sh",
            "-c",
            "echo attempt $FARMHAND_ATTEMPT of task $FARMHAND_TASK; test $FARMHAND_ATTEMPT = 3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("attempt 3 of task 1\n");
    assertThat(run.commands().getFirst().get("attempts").asInt()).isEqualTo(3);
  }

  @Test
  void aTimeoutEndsTheCommandWithAllThatItHasStarted() throws Exception {
    Path pids = folder.resolve("pids");

    CommandRun run =
        exec(
            pids + "\n",
            "--timeout",
            "700ms",
            "--",
            "sh",
            "-c",
            "trap '' TERM; echo $$ >$1; (echo partial; sleep 97) & echo $! >>$1; echo on >&2; sleep 98",
            "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("on\n", "not done within the timeout of 700 ms");
    assertThat(run.commands().getFirst().get("ended").asText()).isEqualTo("timed out");
    List<String> started = Files.readAllLines(pids);
    assertThat(started).hasSize(2);
    for (String pid : started) {
      var process = ProcessHandle.of(Long.parseLong(pid));
      assertThat(process.map(ProcessHandle::onExit).orElse(completedFuture(null)))
          .succeedsWithin(Duration.ofSeconds(30));
    }
  }

  @Test
  void theTimeUntilItsDeadlineIsToldToTheCommand() {
    CommandRun run =
        exec("a\n", "--deadline", "1h", "--shell", "--", "echo {} ${FARMHAND_SECONDS_LEFT%.*}");

    assertThat(run.out()).matches("a 3(5\\d\\d|600)\n");
  }

  @Test
  void filesAreInputsAndStandardInputIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("one.txt"), "1");
    Files.writeString(folder.resolve("two words.txt"), "2");

    CommandRun run =
        exec(
            "never read\n",
            "-k",
            "--files",
            folder + "/*.txt",
            "--",
            "sh",
            "-c",
            "cat \"$1\" -",
            "x");

    assertThat(run.out()).isEqualTo("12");
  }

  @Test
  void theInputMayBeTheStandardInputOfTheCommand() {
    CommandRun run = exec("a b\0c\nd\0", "-k", "-0", "--stdin", "--", "od", "-An", "-c");

    assertThat(run.out().replaceAll(" +", " ")).isEqualTo(" a b\n c \\n d\n");
  }

  @Test
  void aListOfInputsIsReadFromAFile() throws Exception {
    Path list = Files.writeString(folder.resolve("list"), "x\ny");

    CommandRun run = exec("", "-k", "--arg-file", list.toString(), "--", "echo", "{#}");

    assertThat(run.out()).isEqualTo("1\n2\n");
  }

  @Test
  void aMissingCommandFailsBeforeAnythingStarts() {
    CommandRun run = exec("a\n", "--", "no-such-command", "{}");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no command no-such-command on the PATH");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aProgramThatDependsOnTheInputFailsOnItsOwn() {
    CommandRun run = exec("true\nno-such-command\n", "--", "{}");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("1 completed, 1 failed", "exit code 127 (command not found)");
  }

  @Test
  void withoutInputsThereIsNothingToDo() {
    CommandRun run = exec("", "--", "false");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("0 completed");
  }

  @Test
  void theSummaryAsJsonGoesBesideTheOutputOfTheCommands() {
    CommandRun run = exec("a\n", "-q", "--json", "--", "echo");

    assertThat(run.out()).isEqualTo("a\n");
    assertThat(run.err()).startsWith("{").contains("\"command\":\"run exec\"");
  }

  @Test
  void wrongOptionsAreExplained() {
    assertThat(exec("", "--").err()).contains("No command was given");
    assertThat(exec("", "--files", folder + "/none", "--", "cat").err())
        .contains("There is no file or folder " + folder + "/none");
    assertThat(exec("", "--files", ".", "-0", "--", "cat").err()).contains("Give either --files");
    assertThat(exec("", "--workers", "0", "--", "cat").err()).contains("must allow at least 1");
    assertThat(exec("", "--retries", "-1", "--", "cat").err()).contains("--retries must be 0");
    assertThat(exec("", "--deadline", "soon", "--", "cat").err()).contains("2s", "3x", "soon");
    assertThat(exec("", "--ahead", "0", "--", "cat").err()).contains("--ahead must be at least 1");
    assertThat(exec("", "--initial", "9", "-w", "1..4", "--", "cat").err())
        .contains("9 workers, but --workers allows 1..4");
    assertThat(exec("", "--shell", "--", "echo 'a").err()).contains("quote that is not closed");
  }

  private CommandRun exec(String input, String... arguments) {
    return CommandRun.of(folder.resolve("results"), "exec", input, arguments);
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> number + "\n")
        .collect(Collectors.joining());
  }
}
