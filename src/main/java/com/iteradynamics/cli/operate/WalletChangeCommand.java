package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Reconciliation;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.OpenStore;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a live book follow its wallet, on a person's word, and keeps their reason. */
abstract class WalletChangeCommand extends ArgusCommand {
  private final String action;
  private final String concerns;
  private final String warning;

  @Mixin private InterventionOptions intervention;

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  /**
   * @param action its name below {@code state}
   * @param concerns what of a live book that concerns
   * @param warning what it cannot take back
   */
  WalletChangeCommand(CommandContext context, String action, String concerns, String warning) {
    super(context);
    this.action = action;
    this.concerns = concerns;
    this.warning = warning;
  }

  /**
   * A book beside its wallet.
   *
   * @param before the book's state
   * @param venue what the venue says of it
   */
  record Seen(
      Configuration configuration,
      TickStore store,
      BookKey book,
      PrimeState before,
      String portfolio,
      VenueView venue,
      Instant now) {}

  /** A changed state, and what changed, for the person and for the audit. */
  record Change(PrimeState after, String words) {}

  /**
   * The change.
   *
   * @throws IllegalArgumentException when this book cannot be changed so
   */
  abstract Change change(Seen seen);

  @Override
  public final Integer call() {
    intervention.reason();
    Configuration configuration = configuration(intervention.store.settings());
    BookKey book = intervention.store.book(configuration);
    if (!book.live()) {
      throw CommandFailure.usage(
          "state "
              + action
              + " concerns "
              + concerns
              + ", and this book is paper; --aws --live names the live one");
    }
    if (!yes) {
      throw CommandFailure.usage(warning + ": say --yes if that is meant");
    }
    Broker broker = context().venue(configuration).broker(FeeStore.NONE);
    try (OpenStore<TickStore> open =
        OpenStore.existing(intervention.store.inAws(), configuration, context())) {
      TickStore store = open.store();
      Change change;
      try {
        change = change(seen(configuration, store, book, broker));
      } catch (IllegalArgumentException e) {
        throw CommandFailure.failed(e.getMessage(), e);
      }
      store.intervene(
          book,
          change.after(),
          intervention.audit(context().clock().instant(), "state " + action, change.words()));
      context().say(change.words());
    }
    return 0;
  }

  private Seen seen(Configuration configuration, TickStore store, BookKey book, Broker broker) {
    PrimeState before = OpenStore.state(store, book, intervention.store.fresh(configuration));
    String portfolio =
        switch (broker.portfolio()) {
          case Result.Ok<String>(String id) -> id;
          case Result.Failed<String>(String why, boolean away) -> throw CommandFailure.failed(why);
        };
    Instant now = context().clock().instant();
    VenueView seen = broker.look(book.productId(), before, now.minus(Reconciliation.LATEST_FILLS));
    return new Seen(configuration, store, book, before, portfolio, seen, now);
  }
}
