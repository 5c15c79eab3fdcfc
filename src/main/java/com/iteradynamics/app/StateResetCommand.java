package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Arms a book again. */
@Command(
    name = "reset",
    description = {
      "Arms the book again after a kill or a deep drawdown.",
      "The kill switch is armed, and the peak becomes the equity that was verified last. Cash,"
          + " quantity, entry and open orders are kept."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state reset --reason \"reviewed the drawdown\" --yes")
final class StateResetCommand extends StateChangeCommand {

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  StateResetCommand(Surroundings around) {
    super(around, "state reset");
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
        Figures.amount(before.peakEquityUsd(), quote),
        Figures.amount(after.peakEquityUsd(), quote));
  }
}
