package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Adoption;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.Reconciliation;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.VenueView;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes over what a wallet holds already. */
@Command(
    name = "adopt",
    description = {
      "Lets a live book take over coins that its wallet holds and its ledger does not know.",
      "They come in at the market's price, as a deposit does, and are sold like any other position"
          + " from then on. A book that has not begun begins so. It needs the key, in"
          + " COINBASE_API_KEY and COINBASE_API_SECRET. On paper there is no wallet to take over"
          + " from."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./argus state adopt --aws --live --reason \"bought by hand\" --yes")
final class StateAdoptCommand extends ArgusCommand {

  @Mixin private InterventionOptions intervention;

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  StateAdoptCommand(Surroundings around) {
    super(around);
  }

  @Override
  public Integer call() {
    intervention.reason();
    Configuration configuration = configuration(intervention.store.settings());
    BookKey book = intervention.store.book(configuration);
    if (!book.live()) {
      throw CommandFailure.usage(
          "nothing to adopt: that concerns the coins of a live wallet, and this book is paper;"
              + " --aws --live names the live one");
    }
    if (!yes) {
      throw CommandFailure.usage(
          "what is adopted will be sold by the strategy: say --yes if that is meant");
    }
    Broker broker = around().venue(configuration).broker();
    try (OpenStore<TickStore> open =
        OpenStore.existing(intervention.store, configuration, around())) {
      adopt(open.store(), broker, book, configuration);
    }
    return 0;
  }

  private void adopt(TickStore store, Broker broker, BookKey book, Configuration configuration) {
    PrimeState before = Stores.state(store, book, intervention.store.fresh(configuration));
    String portfolio = portfolio(broker);
    Instant now = around().clock().instant();
    VenueView venue = broker.look(book.productId(), before, now.minus(Reconciliation.LATEST_FILLS));
    Adoption adoption = adoption(store, venue, book, configuration, before, portfolio, now);
    Optional<String> owner = store.bind(book, portfolio);
    if (owner.isPresent()) {
      throw CommandFailure.failed(
          "the portfolio belongs to the live book of " + owner.get() + " already");
    }
    String change = words(before, adoption, book.quoteCurrency());
    store.intervene(book, adoption.after(), intervention.audit(now, "state adopt", change));
    around().say(change);
  }

  private static String portfolio(Broker broker) {
    return switch (broker.portfolio()) {
      case Reading.Read<String>(String id) -> id;
      case Reading.Unread<String>(String why, boolean away) -> throw CommandFailure.failed(why);
    };
  }

  private static Adoption adoption(
      TickStore store,
      VenueView venue,
      BookKey book,
      Configuration configuration,
      PrimeState before,
      String portfolio,
      Instant now) {
    try {
      if (before.portfolio().isPresent()) {
        Reconciliation.checkBooked(store, book, venue);
      }
      return Adoption.of(
          inMode(before, configuration.runtime().mode()),
          portfolio,
          venue,
          Hours.of(now),
          configuration.runtime().capitalUsd());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }

  /** What a flat book adopts belongs to the mode that is set; a position keeps its own. */
  private static PrimeState inMode(PrimeState before, String mode) {
    return before.baseQty().signum() > 0 ? before : before.change().mode(mode).done();
  }

  private static String words(PrimeState before, Adoption adoption, String quote) {
    return String.format(
        Locale.ROOT,
        "adopted %s at %s %s; cash %s %s, quantity %s -> %s",
        adoption.adopted().toPlainString(),
        adoption.priceUsd().toPlainString(),
        quote,
        adoption.after().cashUsd().toPlainString(),
        quote,
        before.baseQty().toPlainString(),
        adoption.after().baseQty().toPlainString());
  }
}
