package com.iteradynamics.app;

import com.iteradynamics.adapter.local.FolderStore;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.BookKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arms a book again. */
@Command(
    name = "reset",
    description = {
      "Arms the book again after a kill or a deep drawdown.",
      "The kill switch is armed, and the peak becomes the equity that was verified last. Cash, quantity,",
      "entry and open orders are kept."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state reset --reason \"reviewed the drawdown\" --yes")
final class StateResetCommand extends ArgusCommand {

  @Mixin private InterventionOptions intervention;

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  StateResetCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    intervention.reason();
    if (!yes) {
      throw CommandFailure.usage("a reset lets the book trade again: say --yes if that is meant");
    }
    Configuration configuration = configuration(intervention.store.settings());
    RuntimeParameters runtime = configuration.runtime();
    BookKey book = BookKey.paper(runtime.productId());
    try (FolderStore store = Stores.existing(around().path(runtime.store()))) {
      PrimeState before = Stores.state(store, book, configuration.paper().startCashUsd());
      PrimeState after = before.reset(verifiedEquityUsd(before));
      String change =
          "killed %s -> false, peak %s -> %s"
              .formatted(
                  before.killed(),
                  Figures.usd(before.peakEquityUsd()),
                  Figures.usd(after.peakEquityUsd()));
      store.intervene(
          book, after, intervention.audit(around().clock().instant(), "state reset", change));
      around().out().println(change);
    }
    return 0;
  }

  /** Without a position equity is cash, to the cent; with one, what the last tick verified. */
  private static double verifiedEquityUsd(PrimeState state) {
    return state.baseQty().signum() == 0 ? state.cashUsd().doubleValue() : state.lastEquityUsd();
  }
}
