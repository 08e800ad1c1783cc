package io.farmhand.gateway.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands as leaders of a session, and so of a process group, of their own. */
final class Session {
  private static final Optional<Path> SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst();

  /** Whether this machine has what it takes. */
  static final boolean AVAILABLE = SETSID.isPresent();

  private Session() {}

  /** The command that runs {@code command} in a session of its own, where there is setsid. */
  static List<String> of(List<String> command) {
    List<String> longer = new ArrayList<>(command);
    SETSID.ifPresent(setsid -> longer.addFirst(setsid.toString()));
    return longer;
  }

  /** What {@code kill} takes for a process and all in its group, or for it alone without one. */
  static String target(long pid) {
    return AVAILABLE ? "-" + pid : Long.toString(pid);
  }
}
