package com.iteradynamics.simulation;

import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Mistakes that leave every trade lawful, and a decision that nobody can make once more. */
final class StrategyBugs {
  private StrategyBugs() {}

  private static Bug of(BiFunction<Strategy, InstantSource, Strategy> twist) {
    return new Bug() {
      @Override
      public Strategy strategy(Strategy strategy, InstantSource now) {
        return twist.apply(strategy, now);
      }
    };
  }

  private static StrategyIntent changed(StrategyIntent intent, double confidence, String reason) {
    return new StrategyIntent(
        intent.action(),
        confidence,
        intent.desiredExposureFrac(),
        intent.horizonHours(),
        reason,
        intent.panic(),
        intent.signals());
  }

  /** How sure it is depends on the time at which it is asked. */
  static Bug lookingAtTheClock() {
    return of(
        (strategy, now) ->
            (closed, regime, context) -> {
              StrategyIntent intent = strategy.intend(closed, regime, context);
              double second = now.millis() % 1_000 / 1_000.0;
              return changed(intent, second, intent.reason());
            });
  }

  /** How sure it is depends on how often this process has asked before. */
  static Bug remembering() {
    return of(
        (strategy, now) -> {
          AtomicInteger asked = new AtomicInteger();
          return (closed, regime, context) -> {
            StrategyIntent intent = strategy.intend(closed, regime, context);
            return changed(intent, 1.0 / asked.incrementAndGet(), intent.reason());
          };
        });
  }

  /** It gives its reasons in the order in which a table without an order has them. */
  static Bug unordered() {
    return of(
        (strategy, now) ->
            (closed, regime, context) -> {
              StrategyIntent intent = strategy.intend(closed, regime, context);
              Set<StringBuilder> words = Collections.newSetFromMap(new IdentityHashMap<>());
              for (String word : new String[] {"trend", "volume", "range", "price", "average"}) {
                words.add(new StringBuilder(word));
              }
              return changed(
                  intent,
                  intent.confidence(),
                  words.stream().map(StringBuilder::toString).collect(Collectors.joining(" ")));
            });
  }
}
