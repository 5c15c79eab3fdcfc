package com.iteradynamics.order;

/** Where an order's reference price comes from. */
public enum PriceSource {
  /** First price of the candle that opens at the tick hour. */
  NEXT_OPEN,
  /** Close of the newest closed candle. */
  LAST_CLOSE
}
