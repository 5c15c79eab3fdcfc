package com.iteradynamics.execution;

import com.iteradynamics.execution.KnownRules.Kept;
import com.iteradynamics.order.Product;
import java.time.InstantSource;
import java.util.Optional;

/** Takes a product's rules from the venue into an archive, once a day. */
final class RulesIntake {
  private final CandleArchive archive;
  private final CandleFeed feed;
  private final InstantSource clock;

  RulesIntake(CandleArchive archive, CandleFeed feed, InstantSource clock) {
    this.archive = archive;
    this.feed = feed;
    this.clock = clock;
  }

  boolean due(KnownRules known) {
    return known.due(clock.instant());
  }

  /** What was known, or what the venue says now when that is a day old; it is kept. */
  KnownRules renewed(String productId, KnownRules known) {
    if (!due(known)) {
      return known;
    }
    return switch (feed.rules(productId)) {
      case Reading.Unread<Optional<Product>>(String why, boolean away) ->
          known.staying("the venue's rules of the product could not be read: " + why);
      case Reading.Read<Optional<Product>>(Optional<Product> told) ->
          told.map(product -> kept(new Kept(product, clock.instant()), known)).orElse(known);
    };
  }

  /** Rules that cannot be kept are used, and asked for again. */
  private KnownRules kept(Kept told, KnownRules before) {
    KnownRules now = new KnownRules(Optional.of(told), before.notes());
    try {
      archive.keep(told);
      return now;
    } catch (StoreException e) {
      return now.noted("the product's rules could not be kept: " + e.getMessage());
    }
  }
}
