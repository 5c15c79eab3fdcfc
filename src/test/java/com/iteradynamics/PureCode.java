package com.iteradynamics;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the pure packages may not touch: clock, environment, logger, framework, chance without a
 * seed, threads, input and output. Other people's packages are listed as allowed, so that a new
 * library is refused until somebody decides; within the JDK's the exceptions are listed.
 */
final class PureCode {

  private static final Set<String> PURE_PACKAGES =
      Set.of(
          "settings", "market", "regime", "strategy", "legacy", "decision", "order", "governance");

  private static final Set<String> ALLOWED_PACKAGES =
      Set.of(
          "com.google.errorprone.annotations",
          "java.lang",
          "java.lang.annotation",
          "java.lang.constant",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.util",
          "java.util.concurrent.atomic",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");

  private static final Set<String> ALLOWED_CLASSES =
      Set.of(
          "java.io.Serializable",
          "java.io.UncheckedIOException",
          "java.util.concurrent.TimeUnit",
          "java.util.random.RandomGenerator");

  private static final Set<String> FORBIDDEN_CLASSES =
      Set.of(
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.System$Logger",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.security.SecureRandom",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.Scanner",
          "java.util.Timer");

  private static final Set<String> FORBIDDEN_METHODS =
      Set.of(
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong",
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.exit",
          "java.lang.System.getLogger",
          "java.lang.System.getProperties",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.time.ZoneId.systemDefault",
          "java.util.UUID.randomUUID",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of");

  private PureCode() {}

  /**
   * What this class of this unit may not do, one sentence each; empty when the unit is not pure.
   */
  static List<String> violations(JavaClass type, String unit) {
    List<String> found = new ArrayList<>();
    if (PURE_PACKAGES.contains(unit.split("[.]", 2)[0])) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!allowed(type, target)) {
          found.add(
              String.format(Locale.ROOT, "[%s] is pure: %s", unit, dependency.getDescription()));
        }
      }
      for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
        if (forbidden(access)) {
          found.add(String.format(Locale.ROOT, "[%s] is pure: %s", unit, access.getDescription()));
        }
      }
    }
    return found;
  }

  private static boolean allowed(JavaClass user, JavaClass target) {
    String name = target.getName();
    String place = target.getPackageName();
    String usersPlace = user.getPackageName() + ".";
    if (FORBIDDEN_CLASSES.contains(name)) {
      return false;
    }
    if (name.startsWith("java.util.ServiceLoader")) {
      return usersPlace.contains(".strategy.");
    }
    if (place.startsWith("org.ta4j.")) {
      return usersPlace.contains(".strategy.ta4j.");
    }
    return target.isPrimitive()
        || place.startsWith("com.iteradynamics.")
        || ALLOWED_PACKAGES.contains(place)
        || ALLOWED_CLASSES.contains(name);
  }

  private static boolean forbidden(JavaCodeUnitAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String method = access.getTarget().getName();
    int parameters = access.getTarget().getRawParameterTypes().size();
    return FORBIDDEN_METHODS.contains(owner + "." + method)
        || readsClock(owner, method)
        || drawsUnseeded(owner + "." + method, parameters)
        || (owner.startsWith("java.util.") && method.startsWith("parallel"));
  }

  private static boolean readsClock(String owner, String method) {
    boolean clock = owner.equals("java.time.Clock");
    return (owner.startsWith("java.time.") && method.equals("now"))
        || (clock && (method.startsWith("system") || method.startsWith("tick")));
  }

  private static boolean drawsUnseeded(String method, int parameters) {
    return switch (method) {
      case "java.util.Random.<init>", "java.util.SplittableRandom.<init>" -> parameters == 0;
      case "java.util.Collections.shuffle" -> parameters == 1;
      default -> false;
    };
  }
}
