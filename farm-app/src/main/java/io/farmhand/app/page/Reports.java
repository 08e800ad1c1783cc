package io.farmhand.app.page;

import io.farmhand.app.chart.ComparisonData;
import io.farmhand.app.exit.ExitCode;
import io.farmhand.app.exit.ExitException;
import io.farmhand.app.exit.Reason;
import io.farmhand.app.exit.Usage;
import io.farmhand.app.figure.Figure;
import io.farmhand.app.run.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the pages and figures of results. */
public final class Reports {
  /** The page's file. */
  public static final String PAGE = "report.html";

  private static final String FIGURES = "figures";

  private Reports() {}

  /**
   * Makes the page of some results, and their figures as files.
   *
   * @param results folders of results
   * @param out where {@code report.html} and {@code figures} go
   * @return the page
   * @throws ExitException when a folder holds nothing to show, or a file cannot be written
   */
  public static Path write(List<Path> results, Path out) {
    List<Section> sections = new ArrayList<>();
    Html page = new Html();
    for (Part part : parts(results)) {
      part.section.write(page.from(results.size() > 1 ? part.source : ""));
      sections.add(part.section);
    }
    String title =
        sections.size() == 1
            ? sections.getFirst().title()
            : sections.size() + " results of Farmhand";
    Path file = out.resolve(PAGE);
    try {
      Files.createDirectories(out.resolve(FIGURES));
      Files.writeString(file, page.page(title, "Made by Farmhand " + Build.version()));
      writeFigures(sections, out.resolve(FIGURES));
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.CANNOT_RUN,
          "Cannot write " + file + " (" + Reason.of(e) + "); choose another folder",
          e);
    }
    return file;
  }

  /** Where the page of one result goes: into its folder, or beside the file. */
  public static Path home(Path result) {
    return Files.isDirectory(result)
        ? result
        : result.toAbsolutePath().resolveSibling(result.getFileName() + ".report");
  }

  private static void writeFigures(List<Section> sections, Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    List<Figure> all = new ArrayList<>();
    sections.forEach(section -> all.addAll(section.figures()));
    for (Figure figure : all) {
      String name = figure.name();
      for (int i = 2; !names.add(name); i++) {
        name = figure.name() + "-" + i;
      }
      Files.write(folder.resolve(name + ".svg"), figure.svg().getBytes(StandardCharsets.UTF_8));
      Files.write(folder.resolve(name + ".png"), figure.png());
      Files.write(folder.resolve(name + ".pdf"), figure.pdf());
    }
  }

  /** Policies come together in one section, so that seeds of the same kind show their spread. */
  private static List<Part> parts(List<Path> results) {
    List<Path> policies = results.stream().filter(Files::isRegularFile).toList();
    List<Part> parts = new ArrayList<>();
    for (Path result : results) {
      if (!policies.contains(result)) {
        parts.add(new Part(section(result), result.toString()));
      }
    }
    if (!policies.isEmpty()) {
      parts.add(new Part(PolicyPage.of(policies), ""));
    }
    return parts;
  }

  /** A section, and the folder that it is about. */
  private record Part(Section section, String source) {}

  private static Section section(Path folder) {
    if (Files.notExists(folder)) {
      throw Usage.wrong(
          "There is no folder or file " + folder + "; name a folder of results, or a policy file");
    }
    if (Files.exists(folder.resolve("comparison.json"))) {
      return new ComparisonPage(ComparisonData.read(folder));
    }
    if (Files.exists(folder.resolve(TwinPage.FILE))) {
      return new TwinPage(folder);
    }
    if (Files.exists(folder.resolve("tasks.csv"))) {
      return new RunPage(folder);
    }
    throw Usage.wrong(
        folder
            + " holds no result to report on; expected a folder with comparison.json (of compare,"
            + " evaluate or optimum), twin.csv (of twin) or tasks.csv (of run), or a policy file");
  }
}
