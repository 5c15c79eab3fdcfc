package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.research.validation.CheckFinding;
import com.iteradynamics.research.validation.ParityCheck;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Whether what is tested is what trades. */
@Command(
    name = "parity",
    description = {
      "Checks that the live cycle and the lab leave equal records.",
      "On the live side every tick computes both layers from 1,500 candles of its own, and the"
          + " process is a new one every 24 ticks. The lab passes over the candles once. The records of"
          + " all hours are compared, every character, and so is the equity of a backtest at every"
          + " close. --strategy all takes all of them. Exits with 1 when anything differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check parity --sample",
      "  ./argus check parity --candles btcusd.csv.gz --strategy sg_regime_trend_v1 --from"
          + " 2024-01-01"
    })
public final class CheckParityCommand extends StrategyCheckCommand {

  public CheckParityCommand(CommandContext context) {
    super(context);
  }

  @Override
  Outcome check(CheckRun run) {
    LabSpan span = run.span();
    if (span.hours() < 2) {
      throw CommandFailure.failed("a span of one candle cannot be traded");
    }
    ParityCheck check = new ParityCheck(run.subject(), span.candles(), span.start(), span.end());
    List<CheckFinding> findings = watched(check.steps(), check::run);
    return outcome(
        findings,
        check.decisions(),
        "what the lab tests is what the live cycle does",
        "what the lab tests is not what the live cycle does",
        Map.of());
  }
}
