package com.iteradynamics.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing itself: it has others below it, one of which has to be named. */
@Command(commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n")
final class CommandGroup extends ArgusCommand {
  private final String missing;
  @Spec private CommandSpec spec;

  private CommandGroup(String missing, Surroundings around) {
    super(around);
    this.missing = missing;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name what to " + missing);
  }

  private static CommandLine line(
      String name,
      String missing,
      List<String> description,
      List<String> examples,
      List<ArgusCommand> below,
      Surroundings around) {
    CommandLine line = new CommandLine(new CommandGroup(missing, around));
    line.setCommandName(name);
    line.getCommandSpec()
        .usageMessage()
        .description(description.toArray(String[]::new))
        .footer(examples.toArray(String[]::new));
    below.forEach(line::addSubcommand);
    return line;
  }

  /** Models of p_long: made, judged, and given the say or not. */
  static CommandLine model(Surroundings around) {
    return line(
        "model",
        "do: train, evaluate, import, show, promote, rollback, off or on",
        List.of(
            "Trains, judges and keeps models of p_long, the probability that the close in 24 hours"
                + " is above the close now. No model has a say until it is promoted, and it is"
                + " promoted only when it has shown skill on data that it has not learnt from."
                + " Every step is kept in a lineage."),
        List.of(
            "  ./argus model train --candles btcusd.csv.gz",
            "  ./argus model show",
            "  ./argus model promote 3f0c",
            "  ./argus model rollback --reason \"it lost its calibration\"",
            "  ./argus model off --reason \"the volumes of the feed are wrong\""),
        List.of(
            new ModelTrainCommand(around),
            new ModelEvaluateCommand(around),
            new ModelImportCommand(around),
            new ModelShowCommand(around),
            new ModelPromoteCommand(around),
            new ModelRollbackCommand(around),
            new ModelSwitch.Off(around),
            new ModelSwitch.On(around)),
        around);
  }

  /** Whether market, decisions and model are still as they were in training. */
  static CommandLine governance(Surroundings around) {
    return line(
        "governance",
        "do: report",
        List.of(
            "Looks at a book from some distance: whether market, decisions and model are still as"
                + " they were when the model was trained."),
        List.of("  ./argus governance report", "  ./argus governance report --aws --json"),
        List.of(new GovernanceReportCommand(around)),
        around);
  }

  /** Whether a backtest can be believed. */
  static CommandLine check(Surroundings around) {
    return line(
        "check",
        "check: lookahead, recursive or parity",
        List.of(
            "Checks whether a backtest of a strategy can be believed.",
            "lookahead: no decision depends on a later candle. recursive: how much history it"
                + " needs. parity: the live cycle and the lab leave equal records. Each exits with"
                + " 1 when it found something, and when nothing was decided, so that nothing was"
                + " tested."),
        List.of(
            "  ./argus check lookahead --sample",
            "  ./argus check recursive --sample --strategy all",
            "  ./argus check parity --candles btcusd.csv.gz --from 2024-01-01"),
        List.of(
            new CheckLookaheadCommand(around),
            new CheckRecursiveCommand(around),
            new CheckParityCommand(around)),
        around);
  }

  /** What the book remembers, and a person's changes to it. */
  static CommandLine state(Surroundings around) {
    return line(
        "state",
        "do: show, reset, flow, adopt or reconcile",
        List.of("Shows or changes what the paper book remembers."),
        List.of(
            "  ./argus state show",
            "  ./argus state reset --reason \"reviewed the drawdown\" --yes",
            "  ./argus state flow --amount 500 --reason \"more paper money\""),
        List.of(
            new StateShowCommand(around),
            new StateResetCommand(around),
            new StateFlowCommand(around),
            new StateAdoptCommand(around),
            new StateReconcileCommand(around)),
        around);
  }

  /** Recorded candles: in, checked, out, away. */
  static CommandLine candles(Surroundings around) {
    return line(
        "candles",
        "do: import, sync, verify, export or push",
        List.of("Imports, fetches, checks, exports or pushes hourly candles."),
        List.of(
            "  ./argus candles import btcusd.csv.gz",
            "  ./argus candles sync --from 2026-01-01",
            "  ./argus candles verify btcusd.csv.gz",
            "  ./argus candles export --out - --from 2026-01-01",
            "  ./argus candles push --candles btcusd.csv.gz --bucket my-argus-candles"),
        List.of(
            new CandlesImportCommand(around),
            new CandlesSyncCommand(around),
            new CandlesVerifyCommand(around),
            new CandlesExportCommand(around),
            new CandlesPushCommand(around)),
        around);
  }

  /** The function, on this machine. */
  static CommandLine lambda(Surroundings around) {
    return line(
        "lambda",
        "do: invoke",
        List.of("Runs the packaged function without an account; for developers."),
        List.of("  ./argus lambda invoke events/hourly-tick.json"),
        List.of(new LambdaInvokeCommand(around)),
        around);
  }
}
