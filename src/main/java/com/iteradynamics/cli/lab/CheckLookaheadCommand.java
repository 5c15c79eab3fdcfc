package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.research.validation.CheckFinding;
import com.iteradynamics.research.validation.LookaheadCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a decision depends on a later candle. */
@Command(
    name = "lookahead",
    description = {
      "Checks that no decision depends on a later candle.",
      "At a number of cuts it removes, scales, shuffles and reverses the candles that follow, and"
          + " adds noise. The output of both layers and of the cycle up to the cut must stay the"
          + " same, bit for bit. Then it decides every hour on candles that end there."
          + " --strategy all checks all strategies.",
      "Exits with 1 when anything differs. It cannot see what a strategy reads from a file or"
          + " has hard-coded."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check lookahead --sample",
      "  ./argus check lookahead --candles btcusd.csv.gz --strategy all --cuts 50 --seed 7"
    })
public final class CheckLookaheadCommand extends StrategyCheckCommand {

  @Option(
      names = "--cuts",
      paramLabel = "N",
      defaultValue = "20",
      description = "At how many candles the future is replaced; default: ${DEFAULT-VALUE}.")
  private int cuts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws the cuts and what comes after them; default: ${DEFAULT-VALUE}.")
  private long seed;

  public CheckLookaheadCommand(CommandContext context) {
    super(context);
  }

  @Override
  void validate() {
    if (cuts < 1) {
      throw CommandFailure.usage("--cuts must be at least 1, was " + cuts);
    }
  }

  @Override
  CheckOutcome check(CheckRun run) {
    LabSpan span = run.span();
    if (span.hours() < 2) {
      throw CommandFailure.failed("a span of one candle has no future to replace");
    }
    LookaheadCheck check =
        new LookaheadCheck(run.subject(), span.candles(), span.start(), span.end(), cuts, seed);
    List<CheckFinding> findings = watched(check.steps(), check::run);
    String how = "; " + cuts + " cuts, seed " + seed;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cuts", cuts);
    map.put("seed", seed);
    return CheckOutcome.of(
        findings,
        check.decisions(),
        "no decision depends on a later candle" + how,
        "these decisions differ from those of a live tick" + how,
        map);
  }
}
