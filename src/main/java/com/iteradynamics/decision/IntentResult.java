package com.iteradynamics.decision;

import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;

/** What asking the strategy gave. */
public sealed interface IntentResult {
  /** A valid intent. */
  record Answered(StrategyIntent intent) implements IntentResult {}

  /** The strategy threw, is unknown or answered nonsense. */
  record Failed(String why) implements IntentResult {}

  /** The strategy was not asked, since it would have answered for another hour. */
  record NotAsked(String why) implements IntentResult {}

  /** The intent, when there is one. */
  default Optional<StrategyIntent> answer() {
    return switch (this) {
      case Answered answered -> Optional.of(answered.intent());
      case Failed failed -> Optional.empty();
      case NotAsked notAsked -> Optional.empty();
    };
  }

  /** Whether it is an exit that may not wait. */
  default boolean panics() {
    return answer().filter(StrategyIntent::panic).isPresent();
  }
}
