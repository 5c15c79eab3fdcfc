package com.iteradynamics.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The command line. Exit codes: 0 done, 1 the work failed, 2 the command line was not understood.
 *
 * <p>A command is a picocli {@code @Command} object in {@link #COMMANDS}. Reading annotations is
 * most of what a short command costs, so the root is built by hand and only the command that was
 * named is read; all of them are for the help.
 */
public final class Argus {

  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  private Argus() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /**
   * The command line that understands these arguments, ready to execute; tests call it without
   * ending the process.
   */
  static CommandLine commandLine(String... args) {
    CommandSpec spec = root();
    CommandLine root = new CommandLine(spec);
    root.setExecutionStrategy(
        parsed -> {
          if (!parsed.hasSubcommand() && !CommandLine.printHelpIfRequested(parsed)) {
            throw new ParameterException(root, "Name a command.");
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    Supplier<Object> named = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (named == null) {
      COMMANDS.forEach((name, command) -> root.addSubcommand(name, command.get()));
    } else {
      root.addSubcommand(args[0], named.get());
    }
    return root;
  }

  /** Every command by name, in the order of the help. */
  private static Map<String, Supplier<Object>> commands() {
    return new LinkedHashMap<>();
  }

  private static CommandSpec root() {
    CommandSpec spec = CommandSpec.create().name("argus");
    spec.versionProvider(() -> new String[] {"argus " + version()});
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
    spec.usageMessage()
        .description("A quantitative trading runtime: one hourly tick, three layers, one record.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    return spec;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("1", "the work failed");
    codes.put("2", "the command line was not understood");
    return codes;
  }

  /** {@code 0.1.0-SNAPSHOT+<short commit>}, as the jar's manifest has it. */
  static String version() {
    return Optional.ofNullable(Argus.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
