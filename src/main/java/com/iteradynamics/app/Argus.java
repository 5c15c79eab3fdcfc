package com.iteradynamics.app;

import java.util.Optional;

/** The command line. Exit codes: 0 done, 1 the work failed, 2 usage or configuration. */
public final class Argus {
  private Argus() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int exitCode = Commands.run(args, Surroundings.ofProcess());
    if (exitCode != 0) {
      // Not for 0: an exit first sets up logging, which takes as long as a short command.
      System.exit(exitCode);
    }
  }

  /**
   * {@code 0.1.0-SNAPSHOT+<short commit>}, as the jar's manifest has it; {@code unpackaged} when
   * the classes do not come from the jar.
   */
  static String version() {
    return Optional.ofNullable(Argus.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
