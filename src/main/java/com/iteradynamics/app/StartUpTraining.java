package com.iteradynamics.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the start script runs once after a build, so that the JVM can keep the classes that commands
 * load in its class data archive. Nothing of it is for people.
 */
final class StartUpTraining {
  private StartUpTraining() {}

  /** Runs the commands below in the current folder. */
  public static void main(String[] args) {
    for (String[] command : commands()) {
      Argus.run(command, withoutEnvironment(Surroundings.ofProcess()));
    }
  }

  /** Commands that succeed in an empty folder; each belongs to those whose start is felt. */
  static List<String[]> commands() {
    List<String[]> commands = new ArrayList<>();
    commands.add(new String[] {"--version"});
    commands.add(new String[] {"strategies"});
    commands.add(new String[] {"strategies", "--json"});
    commands.add(new String[] {"--help"});
    commands.add(new String[] {"config"});
    commands.add(new String[] {"config", "--json"});
    commands.add(new String[] {"smoke"});
    commands.add(new String[] {"backtest", "--sample", "--execution", "harness"});
    commands.add(new String[] {"backtest", "--sample"});
    for (String name : Commands.NAMES) {
      commands.add(new String[] {name, "--help"});
    }
    return commands;
  }

  /** A person's mistake in a variable shall not keep a command from running to its end here. */
  private static Surroundings withoutEnvironment(Surroundings around) {
    return new Surroundings(
        Map.of(),
        around.folder(),
        around.clock(),
        around.output(),
        around.err(),
        false,
        around.feeds(),
        around.pause());
  }
}
