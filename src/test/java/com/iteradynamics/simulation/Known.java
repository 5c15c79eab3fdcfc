package com.iteradynamics.simulation;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.VenueView;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the real ports told a tick, below whatever mistake is planted between them and the cycle: so
 * the rules know what it could have known.
 */
final class Known {
  private Optional<CandleWindow> window = Optional.empty();
  private Optional<VenueView> view = Optional.empty();
  private Optional<String> portfolio = Optional.empty();

  /** The port, listened to. */
  CandleSource over(CandleSource candles) {
    return Twisted.with(
        CandleSource.class,
        candles,
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (answer instanceof CandleWindow told) {
            window = Optional.of(told);
          }
          return answer;
        });
  }

  /** The port, listened to. */
  Broker over(Broker broker) {
    return Twisted.with(
        Broker.class,
        broker,
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (answer instanceof VenueView told) {
            view = Optional.of(told);
          } else if (method.equals("portfolio") && answer instanceof Reading<?> told) {
            portfolio = told.read().map(String::valueOf);
          }
          return answer;
        });
  }

  /** What the venue showed before the decision; empty when the tick did not come to ask. */
  Optional<VenueView> view() {
    return view;
  }

  /** The portfolio of the key; empty when it was not told. */
  Optional<String> portfolio() {
    return portfolio;
  }

  Optional<Wallet> wallet() {
    return view.flatMap(seen -> seen.wallet().read());
  }

  Optional<Product> product() {
    return view.flatMap(seen -> seen.product().read());
  }

  /** Whether no row was refused and the candle before the hour is there. */
  boolean fresh(Instant hour) {
    return window.filter(seen -> seen.refused().isEmpty()).isPresent()
        && newest().filter(hour.minus(CandleSeries.INTERVAL)::equals).isPresent();
  }

  /** Whether the archive was away for the moment when it was last asked. */
  boolean isAway() {
    return window.filter(CandleWindow::temporary).isPresent();
  }

  private Optional<Instant> newest() {
    return window.flatMap(seen -> seen.closed().newest()).map(Candle::openTime);
  }

  /** Whether our clock and the venue's agree. */
  boolean clocksAgree(DecisionParameters limits) {
    return view.flatMap(seen -> seen.clockAhead().read())
        .map(Duration::abs)
        .filter(apart -> apart.compareTo(limits.maxSkew()) <= 0)
        .isPresent();
  }

  /** The best prices, when both are there and near each other; empty on paper. */
  Optional<Quote> quote(DecisionParameters limits) {
    return view.flatMap(VenueView::market)
        .flatMap(Reading::read)
        .filter(
            quote ->
                quote.askUsd().doubleValue() / quote.midUsd().doubleValue() - 1 <= limits.collar());
  }

  /** What can be sold of what the ledger holds; 0 when it is not known or not allowed. */
  BigDecimal sellable(BigDecimal ledgerBase) {
    Optional<BigDecimal> available = wallet().map(Wallet::baseAvailable);
    boolean tradable = product().filter(rules -> rules.notTradable().isEmpty()).isPresent();
    return tradable ? available.map(ledgerBase::min).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
  }
}
