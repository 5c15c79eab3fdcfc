package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Reconciliation;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Ends a mismatch: the ledger becomes what the wallet has of it. */
@Command(
    name = "reconcile",
    description = {
      "Ends a RECONCILE_MISMATCH: lowers a live book's ledger to what its wallet has of it.",
      "Cash or coins that are missing go out as a withdrawal does, neither profit nor loss; the"
          + " peak shifts alike. What the wallet has beyond the ledger stays yours. It needs the"
          + " key, in COINBASE_API_KEY and COINBASE_API_SECRET. On paper the wallet is the ledger,"
          + " and never less."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state reconcile --aws --live --reason \"sold by hand\" --yes")
public final class StateReconcileCommand extends WalletChangeCommand {

  public StateReconcileCommand(CommandContext context) {
    super(
        context, "reconcile", "a live wallet", "what is missing is taken out of the book for good");
  }

  @Override
  Change change(Seen seen) {
    Reconciliation.checkBooked(seen.store(), seen.book(), seen.venue());
    Reconciliation done =
        Reconciliation.of(
            seen.before(),
            seen.portfolio(),
            seen.venue(),
            seen.configuration().decision().minNotionalUsd());
    return new Change(done.after(), words(seen.before(), done, seen.book().quoteCurrency()));
  }

  private static String words(PrimeState before, Reconciliation done, String quote) {
    return String.format(
        Locale.ROOT,
        "cash %s -> %s %s, quantity %s -> %s, peak %s -> %s",
        before.cashUsd().toPlainString(),
        done.after().cashUsd().toPlainString(),
        quote,
        before.baseQty().toPlainString(),
        done.after().baseQty().toPlainString(),
        NumberFormat.amount(before.peakEquityUsd(), quote),
        NumberFormat.amount(done.after().peakEquityUsd(), quote));
  }
}
