package io.farmhand.app.exec;

import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Names of files, found by name, by folder or by pattern. */
public final class FileNames {
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private FileNames() {}

  /**
   * The names of the regular files that {@code what} stands for: each a file, a folder (with all
   * that is below it) or a pattern such as <code>photos/**&#47;*.jpg</code>. Those of one folder or
   * pattern are in order; hidden ones are left out unless they are named.
   *
   * @throws ExitException when one of them stands for no file
   */
  public static List<String> expand(Collection<String> what) {
    Set<String> names = new LinkedHashSet<>();
    for (String one : what) {
      names.addAll(expand(one));
    }
    return List.copyOf(names);
  }

  private static List<String> expand(String what) {
    if (what.isEmpty()) {
      throw Usage.wrong("--files has an empty name; name a file, a folder or a pattern");
    }
    Path path = Path.of(what);
    if (Files.isDirectory(path)) {
      return found(what, path, _ -> true);
    }
    if (Files.exists(path)) {
      return List.of(what);
    }
    if (!WILD.matcher(what).find()) {
      throw Usage.wrong(
          "There is no file or folder "
              + what
              + "; name one that exists, or a pattern such as"
              + " 'photos/*.jpg'");
    }
    return found(what, fixedFolder(what), matcher(what)::matches);
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw Usage.wrong(
          "The pattern "
              + pattern
              + " is not valid: "
              + e.getDescription()
              + "; an example of one"
              + " is 'photos/**/*.{jpg,png}'",
          e);
    }
  }

  /** The folder that all names which match the pattern begin with. */
  private static Path fixedFolder(String pattern) {
    Matcher wild = WILD.matcher(pattern);
    int first = wild.find() ? wild.start() : pattern.length();
    int slash = pattern.lastIndexOf('/', first);
    return slash < 0 ? Path.of("") : Path.of(pattern.substring(0, slash + 1));
  }

  private static List<String> found(String what, Path folder, Predicate<Path> wanted) {
    List<String> names = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Visitor(folder, wanted, names));
    } catch (IOException e) {
      throw Usage.wrong("The folder of " + what + " cannot be listed: " + Reason.of(e), e);
    }
    if (names.isEmpty()) {
      throw Usage.wrong(
          "There are no files for --files " + what + "; check the folder and the pattern");
    }
    names.sort(null);
    return names;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Predicate<Path> wanted;
    private final List<String> names;

    Visitor(Path root, Predicate<Path> wanted, List<String> names) {
      this.root = root;
      this.wanted = wanted;
      this.names = names;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return !folder.equals(root) && Files.isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (Files.isRegularFile(file) && !Files.isHidden(file) && wanted.test(file)) {
        names.add(file.toString());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
