package com.iteradynamics.decision;

import com.iteradynamics.strategy.StrategyIntent;

/** What asking the strategy gave. */
public sealed interface IntentReading {
  /** A valid intent. */
  record Answered(StrategyIntent intent) implements IntentReading {}

  /** The strategy threw, is unknown or answered nonsense. */
  record Failed(String why) implements IntentReading {}

  /** The strategy was not asked, since it would have answered for another hour. */
  record NotAsked(String why) implements IntentReading {}
}
