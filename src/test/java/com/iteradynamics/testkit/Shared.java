package com.iteradynamics.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Files that are too large, or not ours, to be in the repository: looked for under the system
 * property or environment variable {@code ARGUS_SHARED}, else beside the project in {@code
 * ../shared}.
 */
public final class Shared {
  private Shared() {}

  /** The file at {@code relative}, when it is there. */
  public static Optional<Path> file(String relative) {
    return Optional.of(root().resolve(relative)).filter(Files::isReadable);
  }

  /** The file at {@code relative}; without it, says so in one line and skips the test. */
  public static Path require(String relative) {
    Optional<Path> file = file(relative);
    if (file.isEmpty()) {
      String reason = "no " + root().resolve(relative) + "; set ARGUS_SHARED";
      System.out.println("[SKIP] " + caller() + ": " + reason);
      Assumptions.abort(reason);
    }
    return file.get();
  }

  private static Path root() {
    String property = System.getProperty("ARGUS_SHARED");
    String variable = System.getenv("ARGUS_SHARED");
    if (property != null) {
      return Path.of(property);
    }
    return Path.of(variable != null ? variable : "../shared");
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !frame.getClassName().equals(Shared.class.getName()))
                    .findFirst()
                    .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                    .orElse("a test"));
  }
}
