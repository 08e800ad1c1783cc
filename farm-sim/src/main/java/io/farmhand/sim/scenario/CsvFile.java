package io.farmhand.sim.scenario;

import io.farmhand.sim.InvalidFileException;
import io.farmhand.sim.SimException;
import io.farmhand.sim.yaml.Cursor;
import io.farmhand.sim.yaml.Reader;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads what a scenario has in a CSV file; a relative path starts at the scenario's folder. */
final class CsvFile {
  private static final String EXPECTED = "a CSV file";

  /** Where the file is. */
  static final Reader<Path> PATH = Reader.of(EXPECTED, CsvFile::path);

  private CsvFile() {}

  /** The content of the file; its mistakes are reported with their places in it. */
  static <T> Reader<T> of(String summary, Function<Path, T> content) {
    return Reader.of(EXPECTED, at -> read(at, summary, content));
  }

  private static <T> T read(Cursor at, String summary, Function<Path, T> content) {
    try {
      return content.apply(path(at));
    } catch (InvalidFileException broken) {
      at.problems().addAll(broken);
      throw at.reject(summary);
    } catch (SimException missing) {
      throw at.reject(String.valueOf(missing.getMessage()));
    }
  }

  private static Path path(Cursor at) {
    String name = at.text(EXPECTED);
    Path folder = at.node().mark().origin().folder();
    return folder == null ? Path.of(name) : folder.resolve(name);
  }
}
