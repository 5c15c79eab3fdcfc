package com.iteradynamics.app;

/**
 * Calls that are answered without picocli, whose start takes longer than all the rest of them: they
 * say what their commands say, to the letter, only sooner. Anything typed differently, with an
 * option or with {@code --help}, is read by picocli.
 */
final class Shortcuts {
  private Shortcuts() {}

  /** Whether these are the arguments of a shortcut. */
  static boolean has(String[] args) {
    return args.length == 1 && isVersion(args[0]);
  }

  /** Answers it; answers the exit code. */
  static int run(String[] args, Surroundings around) {
    around.out().println(Argus.versionLine());
    return 0;
  }

  private static boolean isVersion(String word) {
    return word.equals("--version") || word.equals("-V");
  }
}
