package com.iteradynamics.simulation;

import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the real ports told a tick, below whatever mistake is planted between them and the cycle: so
 * the rules know what it could have known.
 */
final class Known {
  private final List<CandleWindow> windows = new ArrayList<>();
  private boolean opens;
  private Optional<VenueView> view = Optional.empty();
  private Optional<String> portfolio = Optional.empty();
  private Optional<Ticker> ticker = Optional.empty();

  /** The port, listened to. */
  CandleSource over(CandleSource candles) {
    return Twisted.with(
        CandleSource.class,
        candles,
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (answer instanceof CandleWindow told) {
            windows.add(told);
            opens |= told.openAtHour().isPresent();
          } else if (answer instanceof OptionalDouble told) {
            opens |= told.isPresent();
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
          } else if (method.equals("portfolio") && answer instanceof Result<?> told) {
            portfolio = told.read().map(String::valueOf);
          } else if (method.equals("ticker") && answer instanceof Result<?> told) {
            ticker = told.read().map(Ticker.class::cast);
          }
          return answer;
        });
  }

  /** What the venue showed before the decision; empty when the tick did not come to ask. */
  Optional<VenueView> view() {
    return view;
  }

  /** The portfolio of the key; empty when it was not reported. */
  Optional<String> portfolio() {
    return portfolio;
  }

  private Optional<Wallet> wallet() {
    return view.flatMap(seen -> seen.wallet().read());
  }

  /** All cash in the wallet, USD. */
  Optional<BigDecimal> cash() {
    return wallet().filter(seen -> seen.cashUnclear().isEmpty()).map(Wallet::cash);
  }

  private Optional<Wallet> readBase() {
    return wallet().filter(seen -> seen.baseUnclear().isEmpty());
  }

  /** All coins in it. */
  Optional<BigDecimal> base() {
    return readBase().map(Wallet::base);
  }

  /** Whether the venue reported its best prices. */
  boolean isQuoted() {
    return view.flatMap(VenueView::market).flatMap(Result::read).isPresent();
  }

  Optional<Product> product() {
    return view.flatMap(seen -> seen.product().read());
  }

  /** Whether it was given the candle before the hour, and no row was refused. */
  boolean fresh(Instant hour) {
    Instant newest = hour.minus(CandleSeries.INTERVAL);
    return windows.stream()
        .filter(window -> window.refused().isEmpty())
        .flatMap(window -> window.closed().newest().stream())
        .anyMatch(candle -> candle.openTime().equals(newest));
  }

  /** The newest trade that the market has told of, USD. */
  Optional<BigDecimal> lastTrade() {
    return ticker.flatMap(Ticker::lastUsd);
  }

  /** Whether the first price of the tick's own hour was told. */
  boolean hasOpened() {
    return opens;
  }

  /** Whether candles could not be read because something was away for the moment. */
  boolean isAway() {
    return windows.stream().anyMatch(CandleWindow::temporary)
        && windows.stream().allMatch(window -> window.temporary() || !window.refused().isEmpty());
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
        .flatMap(Result::read)
        .filter(
            quote ->
                quote.askUsd().doubleValue() / quote.midUsd().doubleValue() - 1 <= limits.collar());
  }

  /** What can be sold of what the ledger holds; 0 when it is not known or not allowed. */
  BigDecimal sellable(BigDecimal ledgerBase) {
    Optional<BigDecimal> available = readBase().map(Wallet::baseAvailable);
    boolean tradable = product().filter(rules -> rules.notTradable().isEmpty()).isPresent();
    return tradable ? available.map(ledgerBase::min).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
  }
}
