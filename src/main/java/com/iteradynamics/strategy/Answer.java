package com.iteradynamics.strategy;

/** What a rule of a built-in strategy says, apart from exposure and numbers. */
record Answer(Action action, double confidence, String reason, boolean panic) {

  /** The value for the record. */
  StrategyIntent intent(double exposure, int horizonHours, Signals signals) {
    return new StrategyIntent(action, confidence, exposure, horizonHours, reason, panic, signals);
  }

  /** The same with the number of candles told. */
  Answer ofHistory(int candles, int needed) {
    String counted = reason + "(len=" + candles + ", need=" + needed + ")";
    return new Answer(action, confidence, counted, panic);
  }
}
