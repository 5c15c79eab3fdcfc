package com.iteradynamics.research;

import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.order.Product;
import com.iteradynamics.regime.RegimeEngine;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the governors are told on paper, candle after candle and between them. */
final class Situations {
  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();
  private static final WalletCheck VERIFIED = new WalletCheck.Verified();
  private static final Optional<String> GAPPY =
      Optional.of("too many hours are missing in the window");

  private final CandleSeries candles;
  private final GapRule gaps;
  private final Product product;
  private final double feeHeadroom;
  private final OptionalDouble quoteMin;
  private final OptionalDouble baseMin;

  /** The first candle after the newest hole that cuts history. */
  private int cut;

  /**
   * @param product its rules at the venue
   * @param feeFraction of an order at the market, fraction of its value
   */
  Situations(CandleSeries candles, GapRule gaps, Product product, double feeFraction) {
    this.candles = candles;
    this.gaps = gaps;
    this.product = product;
    this.feeHeadroom = Situation.feeHeadroomFraction(feeFraction);
    this.quoteMin = OptionalDouble.of(product.quoteMin().doubleValue());
    this.baseMin = OptionalDouble.of(product.baseMin().doubleValue());
  }

  /** Notes candle {@code i}; each has to be noted, in order. */
  void note(int i) {
    if (gaps.cutsBefore(candles, i)) {
      cut = i;
    }
  }

  /** What a tick is told at {@code hour}, whose newest candle is {@code i}. */
  Situation ofTick(int i, Instant hour) {
    return at(
        new Price(candles.close(i), Price.Basis.CLOSE), hour, gappy(i) ? GAPPY : Optional.empty());
  }

  /** What a watch is told. */
  Situation ofWatch(Price price, Instant at) {
    return at(price, at, Optional.empty());
  }

  /** Whether too many hours are missing in the window that ends with candle {@code i}. */
  private boolean gappy(int i) {
    int first = Math.max(cut, i + 1 - RegimeEngine.WINDOW_CANDLES);
    long span = (candles.openEpochSecond(i) - candles.openEpochSecond(first)) / HOUR + 1;
    return gaps.tooMany(span - (i + 1 - first), span);
  }

  private Situation at(Price price, Instant hour, Optional<String> gappy) {
    return new Situation(
        candles.productId(),
        hour,
        Optional.of(price),
        Optional.empty(),
        gappy,
        Optional.empty(),
        TradingPermission.ACTIVE,
        Optional.empty(),
        VERIFIED,
        Optional.empty(),
        Optional.empty(),
        product.notTradable(),
        Optional.empty(),
        feeHeadroom,
        quoteMin,
        baseMin,
        Optional.empty(),
        Optional.empty());
  }
}
