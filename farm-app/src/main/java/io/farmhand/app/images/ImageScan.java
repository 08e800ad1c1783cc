package io.farmhand.app.images;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The inputs below a folder, in order of their names.
 *
 * <p>A file is an input when its name promises an image or its content is one, so that a damaged
 * photograph is reported and a text file beside it is not. Hidden files and folders are left out,
 * and so is the output folder. Links are followed, circles of them are not.
 *
 * @param inputs the files to process
 * @param passedOver files that are no images by name or content
 * @param problems folders and files that could not be looked at
 */
public record ImageScan(
    List<ImageInput> inputs, List<Path> passedOver, List<ImageFailure> problems) {

  public ImageScan {
    inputs = List.copyOf(inputs);
    passedOver = List.copyOf(passedOver);
    problems = List.copyOf(problems);
  }

  /**
   * Lists what is to be processed.
   *
   * @param input a folder, or a single file, which is an input whatever it is
   * @param output the output folder, which need not exist
   * @throws ImageException when {@code input} is missing or cannot be listed
   * @throws IllegalArgumentException when outputs would come to lie among the inputs
   */
  public static ImageScan of(Path input, Path output) {
    if (!Files.exists(input)) {
      throw new ImageException(new ImageFailure.Missing(input.toString()));
    }
    if (!Files.isDirectory(input)) {
      return new ImageScan(List.of(ImageInput.of(input)), List.of(), List.of());
    }
    try {
      Path realOutput = real(output);
      requireApart(input.toRealPath(), realOutput);
      Visitor visitor = new Visitor(input, realOutput);
      Files.walkFileTree(
          input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
      visitor.inputs.sort(Comparator.comparing(ImageInput::name));
      return new ImageScan(visitor.inputs, visitor.passedOver, visitor.problems);
    } catch (IOException e) {
      throw ImageHeader.unreadable(input.toString(), e);
    }
  }

  /** The path without links, as far as it exists. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.exists(absolute)) {
      return absolute.toRealPath();
    }
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }

  private static void requireApart(Path input, Path output) {
    boolean amongOutputs =
        OutputStages.SUBFOLDERS.stream().map(output::resolve).anyMatch(input::startsWith);
    if (input.equals(output) || amongOutputs) {
      throw new IllegalArgumentException(
          "output folder = "
              + output
              + ", must not be the input folder or hold it among its outputs ("
              + input
              + "); name another folder");
    }
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path output;
    private final List<ImageInput> inputs = new ArrayList<>();
    private final List<Path> passedOver = new ArrayList<>();
    private final List<ImageFailure> problems = new ArrayList<>();

    Visitor(Path root, Path output) {
      this.root = root;
      this.output = output;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      boolean leftOut =
          !folder.equals(root) && (Files.isHidden(folder) || folder.toRealPath().equals(output));
      return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!attributes.isRegularFile() || Files.isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (isInput(file)) {
        inputs.add(ImageInput.of(root, file));
      } else {
        passedOver.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isInput(Path file) throws IOException {
      if (ImageFormat.ofName(String.valueOf(file.getFileName())).isPresent()) {
        return true;
      }
      try {
        return !(ImageHeader.signature(file) instanceof Signature.Other);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException unreadable) {
        return false;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      if (!(e instanceof FileSystemLoopException)) {
        problems.add(ImageHeader.unreadable(file.toString(), e).failure());
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
