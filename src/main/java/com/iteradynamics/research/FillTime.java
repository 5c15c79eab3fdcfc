package com.iteradynamics.research;

import com.iteradynamics.market.CandleSeries;
import java.util.Locale;

/** At which price of the candle after the decision an order is filled. */
public enum FillTime {
  /** Its open, the first price after the decision. */
  NEXT_OPEN,
  /** Its close, an hour late. */
  NEXT_CLOSE;

  /** The price at {@code candle}, in which it is filled. */
  public double price(CandleSeries candles, int candle) {
    return switch (this) {
      case NEXT_OPEN -> candles.open(candle);
      case NEXT_CLOSE -> candles.close(candle);
    };
  }

  /** As it is typed: {@code next-open}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
