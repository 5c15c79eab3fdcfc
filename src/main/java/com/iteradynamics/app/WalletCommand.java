package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.Reconciliation;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.VenueView;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a live book into line with its wallet, on a person's word, and keeps their reason. */
abstract class WalletCommand extends ArgusCommand {
  private final String action;
  private final String concern;
  private final String unsure;

  @Mixin private InterventionOptions intervention;

  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  /**
   * @param action as in {@code state adopt}
   * @param concern what it is about, which a paper book has not
   * @param unsure what a person has to know before they say yes
   */
  WalletCommand(Surroundings around, String action, String concern, String unsure) {
    super(around);
    this.action = action;
    this.concern = concern;
    this.unsure = unsure;
  }

  /** What is looked at. */
  record Look(
      Configuration configuration,
      TickStore store,
      BookKey book,
      PrimeState before,
      String portfolio,
      VenueView venue,
      Instant now) {

    /** That fills which nobody booked are not taken for something else. */
    void checkBooked() {
      Reconciliation.checkBooked(store, book, venue);
    }
  }

  /** A state, and what changed, for the person and for the audit. */
  record Change(PrimeState after, String words) {}

  /**
   * The changed state.
   *
   * @throws IllegalArgumentException when it cannot be changed so
   */
  abstract Change change(Look look);

  @Override
  public final Integer call() {
    intervention.reason();
    Configuration configuration = configuration(intervention.store.settings());
    BookKey book = intervention.store.book(configuration);
    if (!book.live()) {
      throw CommandFailure.usage(
          "nothing to "
              + action.replace("state ", "")
              + ": that concerns "
              + concern
              + ", and this book is paper; --aws --live names the live one");
    }
    if (!yes) {
      throw CommandFailure.usage(unsure + ": say --yes if that is meant");
    }
    Broker broker = around().venue(configuration).broker();
    try (OpenStore<TickStore> open =
        OpenStore.existing(intervention.store, configuration, around())) {
      Look look = look(open.store(), broker, book, configuration);
      Change done = changed(look);
      open.store()
          .intervene(book, done.after(), intervention.audit(look.now(), action, done.words()));
      around().say(done.words());
    }
    return 0;
  }

  private Change changed(Look look) {
    try {
      return change(look);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }

  private Look look(TickStore store, Broker broker, BookKey book, Configuration configuration) {
    PrimeState before = Stores.state(store, book, intervention.store.fresh(configuration));
    Instant now = around().clock().instant();
    String portfolio =
        switch (broker.portfolio()) {
          case Reading.Read<String>(String id) -> id;
          case Reading.Unread<String> unread -> throw CommandFailure.failed(unread.why());
        };
    VenueView venue = broker.look(book.productId(), before, now.minus(Reconciliation.LATEST_FILLS));
    return new Look(configuration, store, book, before, portfolio, venue, now);
  }
}
