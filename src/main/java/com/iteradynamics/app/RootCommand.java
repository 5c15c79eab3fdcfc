package com.iteradynamics.app;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What {@code argus} itself understands; built by hand, which is faster than from annotations. */
final class RootCommand {
  private RootCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("argus");
    spec.versionProvider(() -> new String[] {Argus.versionLine()});
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help.").build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Shows the version.")
            .build());
    spec.usageMessage()
        .description("A quantitative trading runtime: one hourly tick, three layers, one record.")
        .commandListHeading("%nCommands:%n")
        .footerHeading("%nExamples:%n")
        .footer(
            "  ./argus tick --sample     one hour on the bundled sample tape",
            "  ./argus tick --help       what a command does, and its options")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    return spec;
  }

  /** Gives {@code command} and all below it the option that asks for help. */
  static CommandLine withHelp(CommandLine command) {
    command.getCommandSpec().addOption(help());
    command.getSubcommands().values().forEach(RootCommand::withHelp);
    return command;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Shows this help.")
        .build();
  }

  /** Runs the command that was named, or shows the help that was asked for. */
  static int execute(ParseResult parsed) {
    CommandLine root = parsed.commandSpec().commandLine();
    if (!parsed.hasSubcommand() && !root.isUsageHelpRequested() && !root.isVersionHelpRequested()) {
      throw new ParameterException(root, "name a command");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done; also when a tick decided not to trade");
    codes.put("1", "the work failed, or a check found something");
    codes.put("2", "the command line or the configuration cannot be used");
    return codes;
  }
}
