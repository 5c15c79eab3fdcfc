package com.iteradynamics.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a backtest can be believed. */
@Command(
    name = "check",
    description = {
      "Checks whether a backtest of a strategy can be believed.",
      "lookahead: no decision depends on a later candle. recursive: how much history it needs."
          + " parity: the live cycle and the lab leave equal records. Each exits with 1 when it"
          + " found something, and when nothing was decided, so that nothing was tested."
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check lookahead --sample",
      "  ./argus check recursive --sample --strategy all",
      "  ./argus check parity --candles btcusd.csv.gz --from 2024-01-01"
    })
final class CheckCommand extends ArgusCommand {
  @Spec private CommandSpec spec;

  private CheckCommand(Surroundings around) {
    super(around);
  }

  static CommandLine line(Surroundings around) {
    return new CommandLine(new CheckCommand(around))
        .addSubcommand(new CheckLookaheadCommand(around))
        .addSubcommand(new CheckRecursiveCommand(around))
        .addSubcommand(new CheckParityCommand(around));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "name what to check: lookahead, recursive or parity");
  }
}
