package io.farmhand.app.terminal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Signals of the operating system, where the JVM lets a program handle them.
 *
 * <p>The class behind it is supported by every JVM in use but belongs to no standard, hence the
 * reflection: where it is missing, signals do what they always do.
 */
public final class Signals {
  private Signals() {}

  /** Undoes what {@link #handle} has done. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Calls {@code action}, on a thread of its own, whenever the signal comes.
   *
   * @param name of the signal without SIG, such as {@code INT}
   * @return restores what was before; does nothing where signals cannot be handled
   */
  public static Registration handle(String name, Runnable action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      MethodHandle run =
          MethodHandles.publicLookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      Object handler =
          MethodHandleProxies.asInterfaceInstance(
              handlerType, MethodHandles.dropArguments(run, 0, signalType));
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Object before = handle.invoke(null, signal, handler);
      return () -> restore(handle, signal, before);
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      return () -> {};
    }
  }

  private static void restore(Method handle, Object signal, Object before) {
    try {
      handle.invoke(null, signal, before);
    } catch (IllegalAccessException | InvocationTargetException _) {
      // Then the action stays, which is harmless.
    }
  }
}
