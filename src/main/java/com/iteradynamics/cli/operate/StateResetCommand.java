package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.decision.PrimeState;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Arms a book again. */
@Command(
    name = "reset",
    description = {
      "Arms the book again after a kill or a deep drawdown.",
      "Arms the kill switch and sets the peak to the equity that was verified last. Keeps cash,"
          + " quantity, entry and open orders."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state reset --reason \"reviewed the drawdown\" --yes")
public final class StateResetCommand extends StateChangeCommand {

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  public StateResetCommand(CommandContext context) {
    super(context, "state reset");
  }

  @Override
  void check() {
    if (!yes) {
      throw CommandFailure.usage("a reset lets the book trade again: say --yes if that is meant");
    }
  }

  /** Without a position equity is cash, to the cent; with one, what the last tick verified. */
  @Override
  PrimeState change(PrimeState before, String quote) {
    boolean flat = before.baseQty().signum() == 0;
    return before.reset(flat ? before.cashUsd().doubleValue() : before.lastEquityUsd());
  }

  @Override
  String words(PrimeState before, PrimeState after, String quote) {
    return String.format(
        Locale.ROOT,
        "killed %s -> %s, peak %s -> %s",
        before.killed(),
        after.killed(),
        NumberFormat.amount(before.peakEquityUsd(), quote),
        NumberFormat.amount(after.peakEquityUsd(), quote));
  }
}
