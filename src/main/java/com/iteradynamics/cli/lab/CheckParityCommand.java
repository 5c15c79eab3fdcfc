package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.research.validation.CheckFinding;
import com.iteradynamics.research.validation.ParityCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether what is tested is what trades. */
@Command(
    name = "parity",
    description = {
      "Checks that the live cycle and the lab leave equal records.",
      "On the live side every tick computes both layers from 1,500 candles of its own, and the"
          + " process is a new one every 24 ticks. The lab passes over the candles once. The records of"
          + " all hours are compared, every character, and so is the equity of a backtest at every"
          + " close, and what was executed when, at which price. Watches (PRIME_WATCH_MINUTES) are"
          + " compared with --fill-candles. --strategy all takes all of them. Exits with 1 when anything differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check parity --sample",
      "  ./argus check parity --candles btcusd.csv.gz --strategy sg_regime_trend_v1 --from -1y"
    })
public final class CheckParityCommand extends StrategyCheckCommand {
  @Mixin private FineCandleOption fine;

  public CheckParityCommand(CommandContext context) {
    super(context);
  }

  @Override
  Optional<FineCandles> within(Configuration configuration, LabSpan over) {
    Optional<FineCandles> candles = fine.ofWatches(this, configuration, over);
    if (candles.isPresent() && configuration.maker().first()) {
      throw CommandFailure.usage(
          "--fill-candles: the paper venue fills orders that rest first by hours alone; check"
              + " watches with PRIME_EXECUTION=taker");
    }
    return candles;
  }

  @Override
  CheckOutcome check(CheckRun run) {
    LabSpan span = run.span();
    if (span.hours() < 2) {
      throw CommandFailure.failed("a span of one candle cannot be traded");
    }
    ParityCheck check = new ParityCheck(run.subject(), span.candles(), span.start(), span.end());
    List<CheckFinding> findings = watched(check.steps(), check::run);
    return CheckOutcome.of(
        findings,
        check.decisions(),
        "what the lab tests is what the live cycle does",
        "what the lab tests is not what the live cycle does",
        Map.of());
  }
}
