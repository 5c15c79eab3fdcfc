package com.iteradynamics.strategy;

/**
 * What a rule of a built-in strategy says, apart from exposure and numbers. Made once, when the
 * strategy is made, so that asking costs no text.
 */
record Answer(Action action, double confidence, String reason, boolean panic) {

  static Answer of(Action action, double confidence, String reason) {
    return new Answer(action, confidence, reason, false);
  }

  static Answer panicExit(double confidence, String reason) {
    return new Answer(Action.EXIT_LONG, confidence, reason, true);
  }

  static Answer insufficientHistory(int candles, int needed) {
    return of(Action.HOLD, 0, "insufficient_history(len=" + candles + ", need=" + needed + ")");
  }

  /** The same with its action replaced. */
  Answer as(Action other) {
    return new Answer(other, confidence, reason, panic);
  }

  /** The same with its confidence replaced. */
  Answer with(double other) {
    return other == confidence ? this : new Answer(action, other, reason, panic);
  }
}
