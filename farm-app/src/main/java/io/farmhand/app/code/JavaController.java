package io.farmhand.app.code;

import io.farmhand.control.Controller;
import io.farmhand.control.ControllerFactory;
import io.farmhand.control.ControllerKind;
import io.farmhand.control.ControllerOptions;
import io.farmhand.control.Controllers;
import io.farmhand.control.Limits;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A controller that somebody brings: a Java source file, which is compiled on the spot, or a class
 * of a jar or of a folder of classes.
 *
 * <p>The class is a {@link ControllerFactory}, or a {@link Controller}, of which each run gets a
 * new one. It has a constructor without parameters.
 */
public final class JavaController {
  /** The controller that such a file has: {@code java:FILE}. */
  public static final ControllerKind KIND =
      new ControllerKind(
          "java",
          "a class of yours, from a source file, a jar or a folder of classes: java:MyRule.java",
          List.of("file", "class"),
          JavaController::controller);

  private static final String SOURCE = ".java";

  private JavaController() {}

  private static ControllerFactory controller(ControllerOptions options) {
    String file = options.required(options.text("file"), "file", "java:MyRule.java");
    return factory(type(file, options.text("class")));
  }

  private static Class<?> type(String file, Optional<String> wanted) {
    Path path = path(file);
    ClassLoader loader;
    String name;
    if (file.endsWith(SOURCE)) {
      SourceCode.Compiled compiled = SourceCode.compile(path);
      loader = compiled;
      name = compiled.named(wanted.orElse(stem(path)));
    } else {
      loader = classes(path);
      name =
          wanted.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "class is missing, must be given to java:"
                          + file
                          + ", as in java:"
                          + file
                          + ",class=org.example.MyRule"));
    }
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalArgumentException(
          file + " has no class " + name + " that can be used (" + e + ")", e);
    }
  }

  private static String stem(Path source) {
    String name = source.getFileName().toString();
    return name.substring(0, name.length() - SOURCE.length());
  }

  private static Path path(String file) {
    try {
      Path path = Path.of(file);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        file + " does not exist; give a .java file, a jar or a folder of classes");
  }

  private static ClassLoader classes(Path path) {
    try {
      return new URLClassLoader(
          new URL[] {path.toUri().toURL()}, JavaController.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static ControllerFactory factory(Class<?> type) {
    if (ControllerFactory.class.isAssignableFrom(type)) {
      return (ControllerFactory) maker(type).get();
    }
    if (!Controller.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName()
              + " is no controller, must implement "
              + Controller.class.getName()
              + " or "
              + ControllerFactory.class.getName());
    }
    Supplier<Object> maker = maker(type);
    // What its constructor has against it is better heard before a run than in it.
    var _ = maker.get();
    return new Each(kebab(type.getSimpleName()), () -> (Controller) maker.get());
  }

  private static Supplier<Object> maker(Class<?> type) {
    Constructor<?> constructor;
    try {
      constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          type.getName() + " must have a constructor without parameters", e);
    }
    return () -> {
      try {
        return constructor.newInstance();
      } catch (InvocationTargetException e) {
        throw new IllegalArgumentException(
            "The constructor of "
                + type.getName()
                + " failed: "
                + told(type, e.getTargetException()),
            e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("No " + type.getName() + " can be made: " + e, e);
      }
    };
  }

  /** A failure with the line of the class at which it came. */
  private static String told(Class<?> type, Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().equals(type.getName()))
        .findFirst()
        .map(frame -> failure + " at " + frame)
        .orElseGet(failure::toString);
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** A new controller for each run, which decides as often as the published system. */
  private record Each(String name, Supplier<Controller> make) implements ControllerFactory {
    @Override
    public Duration period() {
      return Controllers.PERIOD;
    }

    @Override
    public Controller create(Limits limits, Duration period) {
      return make.get();
    }
  }
}
