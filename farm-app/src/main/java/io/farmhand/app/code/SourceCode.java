package io.farmhand.app.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a source file into memory, against what this program is made of. */
final class SourceCode {
  private static final int MOST_MISTAKES = 5;

  private SourceCode() {}

  /**
   * The classes of a source file.
   *
   * @throws IllegalArgumentException when there is no compiler, or the file has mistakes, with
   *     their lines
   */
  static Compiled compile(Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalArgumentException(
          file
              + " cannot be compiled by a Java runtime, which has no compiler; run with a JDK, or"
              + " compile it and give the folder of its classes");
    }
    DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
    Map<String, Output> outputs = new HashMap<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(mistakes, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  new InMemory(files, outputs),
                  mistakes,
                  List.of("-proc:none", "-g"),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      if (!compiled) {
        throw new IllegalArgumentException(
            file + " has mistakes:\n" + told(file, mistakes.getDiagnostics()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Compiled(outputs);
  }

  private static String told(Path file, List<Diagnostic<? extends JavaFileObject>> mistakes) {
    return mistakes.stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .limit(MOST_MISTAKES)
        .map(each -> file + ":" + each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  /** The classes that came out. */
  static final class Compiled extends ClassLoader {
    private final Map<String, Output> outputs;

    private Compiled(Map<String, Output> outputs) {
      super(SourceCode.class.getClassLoader());
      this.outputs = outputs;
    }

    /** The full name of the class of this simple name; the simple name where there is none. */
    String named(String simple) {
      return outputs.keySet().stream()
          .filter(each -> each.substring(each.lastIndexOf('.') + 1).equals(simple))
          .findFirst()
          .orElse(simple);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Output output = outputs.get(name);
      if (output == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = output.bytes.toByteArray();
      return defineClass(name, code, 0, code.length);
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name) {
      super(URI.create("memory:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> outputs;

    InMemory(JavaFileManager files, Map<String, Output> outputs) {
      super(files);
      this.outputs = outputs;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return outputs.computeIfAbsent(name, Output::new);
    }
  }
}
