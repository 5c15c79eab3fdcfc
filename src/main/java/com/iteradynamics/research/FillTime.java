package com.iteradynamics.research;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.MakerParameters;
import java.util.Locale;

/**
 * How an order fills in the candle after the decision. Hourly candles cannot say whether an order
 * that rests for less than an hour is filled: so each way of resting has a worst and a best case,
 * and what is true lies between them.
 */
public enum FillTime {
  /** At its open, the first price after the decision. */
  NEXT_OPEN,
  /** At its close, an hour late. */
  NEXT_CLOSE,
  /**
   * Rests at its open first, in the worst case: it is not filled, and is taken at the worst price
   * of the candle, with slippage and the taker fee.
   */
  MAKER,
  /** The same in the best case: it is filled where it rests, with the maker fee. */
  MAKER_BEST,
  /** The worst case where an entry that is not filled is given up; a sale is taken. */
  MAKER_ONLY,
  /** The best case of that, which is that of {@link #MAKER}. */
  MAKER_ONLY_BEST;

  /** As the paper venue fills orders that are sent so. */
  public static FillTime of(MakerParameters maker) {
    if (!maker.first()) {
      return NEXT_OPEN;
    }
    return maker.only() ? MAKER_ONLY : MAKER;
  }

  /** The price at {@code candle}, in which it is filled or at which it rests. */
  public double price(CandleSeries candles, int candle) {
    return this == NEXT_CLOSE ? candles.close(candle) : candles.open(candle);
  }

  /** Whether an order rests first. */
  public boolean rests() {
    return this != NEXT_OPEN && this != NEXT_CLOSE;
  }

  /** Whether a resting order is filled. */
  boolean fillsAtRest() {
    return this == MAKER_BEST || this == MAKER_ONLY_BEST;
  }

  /** Whether an entry that was not filled where it rested is given up. */
  boolean givesUp() {
    return this == MAKER_ONLY || this == MAKER_ONLY_BEST;
  }

  /** The best case of the same way; itself where there is but one. */
  public FillTime best() {
    return switch (this) {
      case MAKER, MAKER_BEST -> MAKER_BEST;
      case MAKER_ONLY, MAKER_ONLY_BEST -> MAKER_ONLY_BEST;
      case NEXT_OPEN, NEXT_CLOSE -> this;
    };
  }

  /** As it is typed: {@code next-open}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
