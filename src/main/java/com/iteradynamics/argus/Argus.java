package com.iteradynamics.argus;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.config.Version;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line. Exit codes: 0 done, 1 the work failed, 2 usage or configuration.
 *
 * <p>Start reading at {@link Commands}.
 */
public final class Argus {
  private Argus() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    forgetLocale();
    int exitCode = run(args, CommandContext.ofProcess());
    if (exitCode != 0) {
      // Not for 0: an exit first sets up logging, which takes as long as a short command.
      System.exit(exitCode);
    }
  }

  /** Libraries too, which sort and print by the default locale, do the same on every machine. */
  static void forgetLocale() {
    Locale.setDefault(Locale.ROOT);
  }

  /** Runs one command; answers its exit code. */
  static int run(String[] args, CommandContext context) {
    int code = Shortcuts.has(args) ? Shortcuts.run(args, context) : Commands.run(args, context);
    Optional<IOException> failure = context.output().finish();
    if (failure.isPresent()) {
      context.err().println("argus: cannot write the answer: " + failure.get().getMessage());
    }
    context.err().flush();
    return failure.isPresent() ? 1 : code;
  }

  /** What {@code argus --version} says. */
  static String versionLine() {
    return "argus " + Version.text();
  }
}
