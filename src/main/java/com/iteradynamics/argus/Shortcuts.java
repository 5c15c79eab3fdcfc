package com.iteradynamics.argus;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Failures;
import com.iteradynamics.cli.strategy.StrategyList;
import java.util.Map;

/**
 * Calls that are answered without picocli, whose start takes longer than all the rest of them. They
 * say what picocli would have their commands say, to the letter, only sooner: {@code argus
 * strategies} and {@code argus --version}, typed exactly so. With any option more, {@code --help}
 * above all, picocli reads them.
 */
final class Shortcuts {
  private Shortcuts() {}

  /** Whether these are the arguments of a shortcut. */
  static boolean has(String[] args) {
    return args.length == 1
        && switch (args[0]) {
          case "strategies", "--version", "-V" -> true;
          default -> false;
        };
  }

  /** Answers them; returns the exit code. */
  static int run(String[] args, CommandContext context) {
    if (!args[0].equals("strategies")) {
      context.out().println(Argus.versionLine());
      return 0;
    }
    try {
      return StrategyList.tell(context.values(Map.of()), false, context);
    } catch (RuntimeException e) {
      return Failures.tell(e, context.debug(), context);
    }
  }
}
