package com.iteradynamics.argus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What {@code argus} itself understands; built by hand, which is faster than from annotations. */
final class RootCommand {
  /** Characters of a line of help at most, and at least. */
  private static final int WIDEST = 100;

  private static final int NARROWEST = 55;

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
            "  ./argus tick --sample     one hour on the bundled sample candles",
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

  /**
   * Lists of commands say a whole sentence of each, and examples stay commands that can be copied.
   *
   * @param columns characters of a line, where somebody knows
   */
  static void layOut(CommandLine line, OptionalInt columns) {
    line.setUsageHelpWidth(Math.clamp(columns.orElse(WIDEST), NARROWEST, WIDEST));
    Map<String, IHelpSectionRenderer> sections = line.getHelpSectionMap();
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, RootCommand::commandList);
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, RootCommand::examples);
    line.getSubcommands().values().forEach(below -> layOut(below, columns));
  }

  private static int width(Help help) {
    return help.commandSpec().usageMessage().width();
  }

  /** The examples; one that is too wide goes on in a next line, as a shell reads it. */
  private static String examples(Help help) {
    StringBuilder text = new StringBuilder();
    for (String example : help.commandSpec().usageMessage().footer()) {
      int length = 0;
      for (String part : example.split(" (?=--)", -1)) {
        // Two more for the backslash.
        boolean fits = length + 1 + part.length() + 2 <= width(help);
        text.append(length == 0 ? "" : fits ? " " : " \\\n      ").append(part);
        length = part.length() + (fits ? length + 1 : 6);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String commandList(Help help) {
    Map<String, Help> commands = help.subcommands();
    int longest = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(longest + 5, 2, Help.Column.Overflow.SPAN),
            new Help.Column(width(help) - longest - 5, 0, Help.Column.Overflow.WRAP));
    commands.forEach(
        (name, command) ->
            table.addRowValues(name, firstSentence(command.commandSpec().usageMessage())));
    return table.toString();
  }

  /** The first sentence of a command's description, which may go over several lines. */
  static String firstSentence(UsageMessageSpec usage) {
    String all = String.join(" ", usage.description());
    int end = all.indexOf(". ");
    return (end < 0 ? all : all.substring(0, end + 1)).replace("%%", "%");
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
