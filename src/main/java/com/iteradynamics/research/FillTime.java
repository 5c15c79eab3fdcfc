package com.iteradynamics.research;

import java.util.Locale;

/** At which price of the candle after the decision an order is filled. */
public enum FillTime {
  /** Its open, the first price after the decision. */
  NEXT_OPEN,
  /** Its close, an hour late. */
  NEXT_CLOSE;

  /** As it is typed: {@code next-open}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
