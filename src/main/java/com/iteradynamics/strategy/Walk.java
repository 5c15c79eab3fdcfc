package com.iteradynamics.strategy;

/** What a strategy says on its way over a tape, at the candles where its regime stands. */
interface Walk {

  /** Follows the regime, which has moved on. */
  void follow();

  Action action(int i);

  double confidence(int i);

  double exposure(int i);

  String reason(int i);

  StrategyIntent intent(int i);
}
