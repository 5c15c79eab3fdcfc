package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.Reconciliation;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.VenueView;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
final class StateReconcileCommand extends ArgusCommand {

  @Mixin private InterventionOptions intervention;

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  StateReconcileCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    intervention.reason();
    Configuration configuration = configuration(intervention.store.settings());
    BookKey book = intervention.store.book(configuration);
    if (!book.live()) {
      throw CommandFailure.usage(
          "nothing to reconcile: that concerns a live wallet, and this book is paper;"
              + " --aws --live names the live one");
    }
    if (!yes) {
      throw CommandFailure.usage(
          "what is missing is taken out of the book for good: say --yes if that is meant");
    }
    Broker broker = around().venue(configuration).broker();
    try (OpenStore<TickStore> open =
        OpenStore.existing(intervention.store, configuration, around())) {
      reconcile(open.store(), broker, book, configuration);
    }
    return 0;
  }

  private void reconcile(
      TickStore store, Broker broker, BookKey book, Configuration configuration) {
    PrimeState before = Stores.state(store, book, intervention.store.fresh(configuration));
    Instant now = around().clock().instant();
    Reconciliation done;
    try {
      VenueView venue =
          broker.look(book.productId(), before, now.minus(Reconciliation.LATEST_FILLS));
      Reconciliation.checkBooked(store, book, venue);
      done =
          Reconciliation.of(
              before, portfolio(broker), venue, configuration.decision().minNotionalUsd());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
    String change = words(before, done, book.quoteCurrency());
    store.intervene(book, done.after(), intervention.audit(now, "state reconcile", change));
    around().say(change);
  }

  private static String portfolio(Broker broker) {
    return switch (broker.portfolio()) {
      case Reading.Read<String>(String id) -> id;
      case Reading.Unread<String> unread -> throw CommandFailure.failed(unread.why());
    };
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
        Figures.amount(before.peakEquityUsd(), quote),
        Figures.amount(done.after().peakEquityUsd(), quote));
  }
}
