package io.farmhand.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupsTest {
  private static final List<String> COMMAND = List.of("/bin/true", "it's");

  @TempDir private Path root = Path.of("");

  @Test
  void limitsAProcessBeforeItsProgramStarts() throws IOException {
    Files.writeString(root.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
    Cgroups cgroups = Cgroups.below(root, 7);
    assertThat(cgroups.obstacle()).isEmpty();
    List<String> command = cgroups.joining(ResourceLimits.parse("64Mi", "250m"), COMMAND);
    Path group = root.resolve("farmhand-7/replica-1");
    assertThat(cgroups.groups()).containsExactly(group);
    assertThat(group.resolve("memory.max")).hasContent("67108864");
    assertThat(group.resolve("cpu.max")).hasContent("25000 100000");
    assertThat(command).startsWith("/bin/sh", "-c").endsWith("/bin/true", "it's");
    Process process = new ProcessBuilder(command).start();
    assertThat(process.onExit().join().exitValue()).isZero();
    assertThat(group.resolve("cgroup.procs")).hasContent(Long.toString(process.pid()));
    assertThat(root.resolve("cgroup.subtree_control")).hasContent("+memory +cpu");
  }

  @Test
  void leavesProcessesWithoutLimitsAlone() throws IOException {
    Files.writeString(root.resolve("cgroup.controllers"), "cpu memory");
    assertThat(Cgroups.below(root, 7).joining(ResourceLimits.NONE, COMMAND)).isEqualTo(COMMAND);
  }

  @Test
  void saysWhyThereAreNoLimits() throws IOException {
    assertThat(Cgroups.below(root, 7).obstacle())
        .startsWith("no control group (version 2) can be made below " + root);
    Files.writeString(root.resolve("cgroup.controllers"), "hugetlb\n");
    Cgroups without = Cgroups.below(root, 7);
    assertThat(without.obstacle()).contains("have no controllers memory and cpu");
    assertThat(without.joining(ResourceLimits.parse("64Mi", ""), COMMAND)).isEqualTo(COMMAND);
  }
}
