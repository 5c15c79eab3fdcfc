package com.iteradynamics.argus;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.cli.CommandContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * What the start script runs once after a build, so that the JVM can keep the classes that commands
 * load in its class data archive. Nothing of it is for people.
 */
final class StartUpTraining {
  private StartUpTraining() {}

  /** Runs the commands below in the current folder. */
  public static void main(String[] args) throws IOException {
    unpackSqlite();
    for (String[] command : commands()) {
      Argus.run(command, withoutEnvironment(CommandContext.ofProcess()));
    }
  }

  /** Where the start script has it looked for; else each process would unpack it for itself. */
  private static void unpackSqlite() throws IOException {
    String folder = System.getProperty("org.sqlite.lib.path");
    String name = LibraryLoaderUtil.getNativeLibName();
    String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
      if (folder != null && library != null) {
        Files.createDirectories(Path.of(folder));
        AtomicFile.write(Path.of(folder, name), library::transferTo);
      }
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
    commands.add(new String[] {"selftest"});
    commands.add(new String[] {"tick", "--sample", "--store", "data"});
    commands.add(new String[] {"history"});
    commands.add(new String[] {"costs"});
    commands.add(new String[] {"state", "show"});
    commands.add(new String[] {"backtest", "--sample", "--engine", "reference"});
    commands.add(new String[] {"backtest", "--sample"});
    for (String name : Commands.NAMES) {
      commands.add(new String[] {name, "--help"});
    }
    return commands;
  }

  /** A person's mistake in a variable shall not keep a command from running to its end here. */
  private static CommandContext withoutEnvironment(CommandContext context) {
    return new CommandContext(
        Map.of(),
        context.folder(),
        context.clock(),
        context.output(),
        context.err(),
        false,
        context.feeds(),
        context.pause());
  }
}
