package com.iteradynamics.cortex;

import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.decision.WalletCheck;
import java.time.Instant;
import java.util.Optional;

/**
 * What the governors got besides state and intent, as {@link Situation} says, and what the feed
 * said; empty where none is set.
 */
public record RecordedInputs(
    Optional<Double> priceUsd,
    Optional<Price.Basis> priceSource,
    Optional<TradingState> tradingState,
    Optional<String> tradingStateReason,
    Optional<String> staleCandles,
    Optional<String> gappyCandles,
    Optional<String> clockSkew,
    Optional<String> unresolvedOrder,
    Optional<String> cashUnclear,
    Optional<String> strangeOrder,
    Optional<String> unlistedOrders,
    Optional<String> tooLate,
    Optional<String> venueNotTradable,
    Optional<String> priceCollar,
    Optional<Double> feeHeadroomFrac,
    Optional<Double> venueMinimumUsd,
    Optional<Double> minimumSaleBase,
    Optional<String> restingStop,
    Optional<RecordedFeed> feed) {

  static RecordedInputs of(Situation told) {
    return new RecordedInputs(
        told.price().map(Price::usd),
        told.price().map(Price::basis),
        Optional.of(told.permission().state()),
        Optional.of(told.permission().reason()),
        told.staleCandles(),
        told.gappyCandles(),
        told.clockSkew(),
        told.unresolvedOrder(),
        told.wallet() instanceof WalletCheck.CashUnclear(String why)
            ? Optional.of(why)
            : Optional.empty(),
        told.unknownOrder(),
        told.unlistedOrders(),
        told.late(),
        told.venueNotTradable(),
        told.priceCollar(),
        Optional.of(told.feeHeadroomFraction()),
        told.venueMinimumUsd().stream().boxed().findFirst(),
        told.minimumSaleBase().stream().boxed().findFirst(),
        told.restingStop(),
        Optional.empty());
  }

  /** The situation of a product's hour, with what the wallet said besides unclear cash. */
  Situation situation(String productId, Instant hour, WalletCheck wallet) {
    return new Situation(
        productId,
        hour,
        price(),
        staleCandles,
        gappyCandles,
        clockSkew,
        permission().orElseThrow(() -> missing("trading_state")),
        unresolvedOrder,
        wallet,
        strangeOrder,
        tooLate,
        venueNotTradable,
        priceCollar,
        feeHeadroomFrac.orElseThrow(() -> missing("fee_headroom_frac")),
        venueMinimumUsd.stream().mapToDouble(usd -> usd).findFirst(),
        minimumSaleBase.stream().mapToDouble(base -> base).findFirst(),
        unlistedOrders,
        restingStop);
  }

  /** What a person allowed. */
  public Optional<TradingPermission> permission() {
    return tradingState.map(state -> new TradingPermission(state, tradingStateReason.orElse("")));
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("the record has no inputs." + field);
  }

  /**
   * The price that the hour was decided at. Without a source it is the newest close, which values
   * nothing when it is not that of the hour before.
   */
  public Optional<Price> price() {
    return priceUsd
        .filter(usd -> priceSource.isPresent() || staleCandles.isEmpty())
        .map(usd -> new Price(usd, priceSource.orElse(Price.Basis.CLOSE)));
  }
}
