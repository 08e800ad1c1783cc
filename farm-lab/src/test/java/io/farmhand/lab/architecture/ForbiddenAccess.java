package io.farmhand.lab.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** What most of the product may not call, refer to or read. */
final class ForbiddenAccess {
  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.time.Clock.system",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.tick",
          "java.time.Clock.tickMillis",
          "java.time.Clock.tickSeconds",
          "java.time.Clock.tickMinutes",
          "java.time.InstantSource.system",
          "java.util.Calendar.getInstance",
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep");

  private static final Set<String> ENTROPY =
      Set.of(
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.util.UUID.randomUUID",
          "java.util.random.RandomGenerator.of",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.security.SecureRandom.<init>",
          "java.security.SecureRandom.getInstance",
          "java.security.SecureRandom.getInstanceStrong");

  /** Random only as long as nothing is passed to them. */
  private static final Set<String> ENTROPY_WITHOUT_SEED =
      Set.of(
          "java.util.Random.<init>",
          "java.util.SplittableRandom.<init>",
          "java.util.random.RandomGeneratorFactory.create");

  private static final Set<String> CONSOLE =
      Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.console");

  private ForbiddenAccess() {}

  static boolean readsClock(JavaAccess<?> access) {
    String target = target(access);
    return CLOCKS.contains(target)
        || (target.startsWith("java.time.") && target.endsWith(".now"))
        || (target.equals("java.util.Date.<init>") && parameters(access) == 0);
  }

  static boolean drawsUnseeded(JavaAccess<?> access) {
    String target = target(access);
    return ENTROPY.contains(target)
        || (ENTROPY_WITHOUT_SEED.contains(target) && parameters(access) == 0)
        || (target.equals("java.util.Collections.shuffle") && parameters(access) == 1);
  }

  static boolean prints(JavaAccess<?> access) {
    return CONSOLE.contains(target(access))
        || (access.getName().equals("printStackTrace") && parameters(access) == 0);
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget called
        ? called.getRawParameterTypes().size()
        : 0;
  }
}
