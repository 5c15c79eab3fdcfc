package com.iteradynamics.regime;

/** The states of the market, declared in order of precedence: the first whose rule holds wins. */
public enum RegimeLabel {
  /** Extreme volatility, confirmed by volume or by its sheer size. */
  PANIC,
  /** Volatility above its upper threshold. */
  VOL_EXPANSION,
  /** Volatility below its lower threshold. */
  VOL_COMPRESSION,
  /** The fast average leads the slow one upwards by enough. */
  TREND_UP,
  /** The same downwards. */
  TREND_DOWN,
  /** None of these, or not enough is known. */
  CHOP
}
