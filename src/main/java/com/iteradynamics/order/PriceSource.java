package com.iteradynamics.order;

/** Where an order's reference price comes from. */
public enum PriceSource {
  /** First price of the candle that opens at the tick hour. */
  NEXT_OPEN,
  /** Close of the newest closed candle. */
  LAST_CLOSE,
  /** The middle of the venue's best bid and ask, where that candle is missing. */
  QUOTE_MID,
  /** The best price that an order takes, bid or ask, of which a watch on paper trades. */
  QUOTE_TOUCH
}
