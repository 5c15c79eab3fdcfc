package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Ticker;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a watch sees of the book, the venue and its market, and what its record says of that. */
final class WatchSights {
  private final CycleParameters parameters;
  private final Broker broker;
  private final VenueLook looks;

  WatchSights(CycleParameters parameters, Broker broker, VenueLook looks) {
    this.parameters = parameters;
    this.broker = broker;
    this.looks = looks;
  }

  /** What a watch has seen, and whom it is about. */
  record Seen(
      DecisionStage.Seen book,
      VenueChecks checks,
      Situation situation,
      Result<Ticker> ticker,
      Optional<String> doubt) {
    PrimeState ledger() {
      return book.ledger();
    }

    OptionalDouble last() {
      return ticker.read().flatMap(Ticker::lastUsd).stream()
          .mapToDouble(BigDecimal::doubleValue)
          .findFirst();
    }
  }

  /**
   * Looks at the venue and its market.
   *
   * @param unresolved which earlier order's end is unknown
   * @param passed which stop at the venue the market has gone past
   */
  Seen see(
      TickKey watch,
      BookView view,
      VenueIdentity identity,
      Optional<String> unresolved,
      Optional<String> passed) {
    VenueLook.Looked looked = looks.look(watch, view.stateOr(parameters.freshState()), identity);
    Result<Ticker> ticker = broker.ticker(watch.book().productId());
    VenueView venue = looked.venue().withMarketOf(ticker);
    VenueChecks checks = new VenueChecks(venue, parameters.decision());
    Optional<Price> price = checks.judgedByQuote();
    OptionalDouble mid = price.stream().mapToDouble(Price::usd).findFirst();
    DecisionStage.Seen book =
        new DecisionStage.Seen(
            looked.state(),
            looked.ledger(),
            checks.wallet(identity, looked.ledger(), mid),
            venue,
            looked.unknownOrder());
    return new Seen(
        book,
        checks,
        situation(watch, book, checks, price, view.permission(), unresolved, passed),
        ticker,
        checks.collarOfSale());
  }

  /** What stops no sale is left out: a watch never enters. */
  private static Situation situation(
      TickKey watch,
      DecisionStage.Seen book,
      VenueChecks checks,
      Optional<Price> price,
      TradingPermission permission,
      Optional<String> unresolved,
      Optional<String> passed) {
    return new Situation(
        watch.book().productId(),
        watch.hour(),
        price,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        permission,
        unresolved,
        book.wallet(),
        book.unknownOrder(),
        Optional.empty(),
        checks.notTradable(),
        Optional.empty(),
        Situation.feeHeadroomFraction(book.venue().takerFeeFraction()),
        checks.minimumUsd(),
        checks.minimumSaleBase(),
        Optional.empty(),
        passed);
  }

  /** The record of what was decided, without what came of it. */
  RecordWriter draft(TickKey watch, Seen seen, Decision decision, WatchMemory before) {
    RecordWriter draft =
        new RecordWriter(watch.book(), watch.hour(), parameters.run(), decision.ruling().branch())
            .ruling(decision)
            .situation(seen.situation(), false)
            .stateBefore(seen.ledger(), true)
            .fees(seen.book().venue().fees())
            .watch(seen.last(), before);
    seen.checks().quote().ifPresent(draft::quote);
    seen.book()
        .venue()
        .product()
        .read()
        .ifPresent(
            product ->
                draft.rules(
                    product,
                    seen.book().venue().origin().readAt(),
                    seen.book().venue().origin().set()));
    return draft;
  }
}
