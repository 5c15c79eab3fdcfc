package com.iteradynamics.config;

/** Who is asked for candles that are not recorded. */
public enum CandleFeedChoice {
  /** Coinbase, whose candles need no key. */
  COINBASE,
  /** Nobody: what is not recorded is missing. */
  NONE;
}
