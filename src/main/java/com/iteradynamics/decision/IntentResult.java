package com.iteradynamics.decision;

import com.iteradynamics.strategy.StrategyIntent;

/** What asking the strategy gave. */
public sealed interface IntentResult {
  /** A valid intent. */
  record Answered(StrategyIntent intent) implements IntentResult {}

  /** The strategy threw, is unknown or answered nonsense. */
  record Failed(String why) implements IntentResult {}

  /** The strategy was not asked, since it would have answered for another hour. */
  record NotAsked(String why) implements IntentResult {}
}
