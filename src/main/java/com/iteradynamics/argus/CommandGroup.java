package com.iteradynamics.argus;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.candles.CandlesExportCommand;
import com.iteradynamics.cli.candles.CandlesImportCommand;
import com.iteradynamics.cli.candles.CandlesPushCommand;
import com.iteradynamics.cli.candles.CandlesSyncCommand;
import com.iteradynamics.cli.candles.CandlesVerifyCommand;
import com.iteradynamics.cli.developer.LambdaInvokeCommand;
import com.iteradynamics.cli.lab.CheckLookaheadCommand;
import com.iteradynamics.cli.lab.CheckParityCommand;
import com.iteradynamics.cli.lab.CheckRecursiveCommand;
import com.iteradynamics.cli.lab.FeedCheckCommand;
import com.iteradynamics.cli.lab.FeedCompareCommand;
import com.iteradynamics.cli.model.AuditForecastsCommand;
import com.iteradynamics.cli.model.GovernanceReportCommand;
import com.iteradynamics.cli.model.ModelChallengeCommand;
import com.iteradynamics.cli.model.ModelCompareCommand;
import com.iteradynamics.cli.model.ModelEvaluateCommand;
import com.iteradynamics.cli.model.ModelImportCommand;
import com.iteradynamics.cli.model.ModelPromoteCommand;
import com.iteradynamics.cli.model.ModelRollbackCommand;
import com.iteradynamics.cli.model.ModelShowCommand;
import com.iteradynamics.cli.model.ModelSwitch;
import com.iteradynamics.cli.model.ModelTrainCommand;
import com.iteradynamics.cli.operate.CashFlowCommand;
import com.iteradynamics.cli.operate.StateImportPositionCommand;
import com.iteradynamics.cli.operate.StateReconcileCommand;
import com.iteradynamics.cli.operate.StateResetCommand;
import com.iteradynamics.cli.operate.StateShowCommand;
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

  private CommandGroup(String missing, CommandContext context) {
    super(context);
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
      CommandContext context) {
    CommandLine line = new CommandLine(new CommandGroup(missing, context));
    line.setCommandName(name);
    line.getCommandSpec()
        .usageMessage()
        .description(description.toArray(String[]::new))
        .footer(examples.toArray(String[]::new));
    below.forEach(line::addSubcommand);
    return line;
  }

  /** Models of p_long: made, judged, and given the say or not. */
  static CommandLine model(CommandContext context) {
    return line(
        "model",
        "do: train, evaluate, import, show, challenge, compare, promote, rollback, off or on",
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
            new ModelTrainCommand(context),
            new ModelEvaluateCommand(context),
            new ModelImportCommand(context),
            new ModelShowCommand(context),
            new ModelChallengeCommand(context),
            new ModelCompareCommand(context),
            new ModelPromoteCommand(context),
            new ModelRollbackCommand(context),
            new ModelSwitch.Off(context),
            new ModelSwitch.On(context)),
        context);
  }

  /** Whether market, decisions and model are still as they were in training. */
  static CommandLine governance(CommandContext context) {
    return line(
        "governance",
        "do: report",
        List.of(
            "Checks whether market, decisions and model are still as they were when the model was"
                + " trained."),
        List.of("  ./argus governance report", "  ./argus governance report --aws --json"),
        List.of(new GovernanceReportCommand(context)),
        context);
  }

  /** A feed of probabilities: how it lies to candles, and what it is worth. */
  static CommandLine feed(CommandContext context) {
    return line(
        "feed",
        "do: check or compare",
        List.of(
            "Checks a feed of probabilities against candles, and compares two styles of trading by"
                + " it. The feed is the one that ARGUS_FEED_URI names."),
        List.of(
            "  ./argus feed check --candles btcusd.csv.gz --set ARGUS_FEED_URI=feed.jsonl",
            "  ./argus feed compare --candles btcusd.csv.gz --set ARGUS_FEED_URI=feed.jsonl"),
        List.of(new FeedCheckCommand(context), new FeedCompareCommand(context)),
        context);
  }

  /** Whether what was recorded can be relied on. */
  static CommandLine audit(CommandContext context) {
    return line(
        "audit",
        "audit: forecasts",
        List.of(
            "Audits what a book recorded: whether its forecasts have shown skill, and so may trade"
                + " live."),
        List.of("  ./argus audit forecasts", "  ./argus audit forecasts --aws --permit"),
        List.of(new AuditForecastsCommand(context)),
        context);
  }

  /** Whether a backtest can be believed. */
  static CommandLine check(CommandContext context) {
    return line(
        "check",
        "check: lookahead, recursive or parity",
        List.of(
            "Checks whether a backtest of a strategy can be trusted.",
            "lookahead: no decision depends on a later candle. recursive: how much history it"
                + " needs. parity: the live cycle and the lab leave equal records. Each exits with"
                + " 1 when it found something, and when nothing was decided, so that nothing was"
                + " tested."),
        List.of(
            "  ./argus check lookahead --sample",
            "  ./argus check recursive --sample --strategy all",
            "  ./argus check parity --candles btcusd.csv.gz --from -1y"),
        List.of(
            new CheckLookaheadCommand(context),
            new CheckRecursiveCommand(context),
            new CheckParityCommand(context)),
        context);
  }

  /** What the book remembers, and a person's changes to it. */
  static CommandLine state(CommandContext context) {
    return line(
        "state",
        "do: show, reset, deposit, withdraw, import-position or reconcile",
        List.of("Shows or changes what the paper book remembers."),
        List.of(
            "  ./argus state show",
            "  ./argus state reset --reason \"reviewed the drawdown\" --yes",
            "  ./argus state deposit 500 --reason \"more paper money\""),
        List.of(
            new StateShowCommand(context),
            new StateResetCommand(context),
            new CashFlowCommand.Deposit(context),
            new CashFlowCommand.Withdraw(context),
            new StateImportPositionCommand(context),
            new StateReconcileCommand(context)),
        context);
  }

  /** Recorded candles: in, checked, out, away. */
  static CommandLine candles(CommandContext context) {
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
            new CandlesImportCommand(context),
            new CandlesSyncCommand(context),
            new CandlesVerifyCommand(context),
            new CandlesExportCommand(context),
            new CandlesPushCommand(context)),
        context);
  }

  /** The function, on this machine. */
  static CommandLine lambda(CommandContext context) {
    return line(
        "lambda",
        "do: invoke",
        List.of("Runs the packaged function without an account; for developers."),
        List.of("  ./argus lambda invoke events/hourly-tick.json"),
        List.of(new LambdaInvokeCommand(context)),
        context);
  }
}
