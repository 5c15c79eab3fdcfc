package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.event.Times;
import com.iteradynamics.execution.PositionImport;
import com.iteradynamics.execution.Reconciliation;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Takes over what a wallet holds already. */
@Command(
    name = "import-position",
    description = {
      "Imports coins into a live book that its wallet holds and its ledger does not know.",
      "They enter at the market's price, as a deposit does; the strategy sells them like any other"
          + " position. This also starts a book that has no state yet. It needs the key, in"
          + " COINBASE_API_KEY and COINBASE_API_SECRET. A paper book has no wallet to import"
          + " from."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state import-position --aws --live --reason \"bought by hand\" --yes")
public final class StateImportPositionCommand extends WalletChangeCommand {

  public StateImportPositionCommand(CommandContext context) {
    super(
        context,
        "import-position",
        "the coins of a live wallet",
        "the strategy will sell what is imported");
  }

  @Override
  Change change(Seen seen) {
    PrimeState before = seen.before();
    if (before.portfolio().isPresent()) {
      Reconciliation.checkBooked(seen.store(), seen.book(), seen.venue());
    }
    PositionImport adoption =
        PositionImport.of(
            inMode(before, seen.configuration().runtime().mode()),
            seen.portfolio(),
            seen.venue(),
            Times.hourOf(seen.now()),
            seen.configuration().runtime().capitalUsd());
    Optional<String> owner = seen.store().bind(seen.book(), seen.portfolio());
    if (owner.isPresent()) {
      throw CommandFailure.failed(
          "the portfolio belongs to the live book of " + owner.get() + " already");
    }
    return new Change(adoption.after(), words(before, adoption, seen.book().quoteCurrency()));
  }

  /** What a flat book adopts belongs to the mode that is set; a position keeps its own. */
  private static PrimeState inMode(PrimeState before, String mode) {
    return before.baseQty().signum() > 0 ? before : before.change().mode(mode).done();
  }

  private static String words(PrimeState before, PositionImport adoption, String quote) {
    return String.format(
        Locale.ROOT,
        "imported %s at %s %s; cash %s %s, quantity %s -> %s",
        adoption.adopted().toPlainString(),
        adoption.priceUsd().toPlainString(),
        quote,
        adoption.after().cashUsd().toPlainString(),
        quote,
        before.baseQty().toPlainString(),
        adoption.after().baseQty().toPlainString());
  }
}
