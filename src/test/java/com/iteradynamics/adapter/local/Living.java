package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A life without an end: a book that is in for two hours and out for two. */
final class Living {
  private static final int FIRST_HOUR = 70;

  private Living() {}

  static StoreCycle cycle() {
    StoreCycle cycle = new StoreCycle();
    cycle.candles = new ReplayCandles(StoreCycle.risingTape(5_000));
    cycle.strategy =
        (closed, regime, context) -> {
          boolean in = Duration.between(StoreCycle.FIRST, context.now()).toHours() % 4 < 2;
          Action action = in ? Action.ENTER_LONG : Action.EXIT_LONG;
          return new StrategyIntent(action, 0.8, in ? 1 : 0, 48, "life", false, Signals.NONE);
        };
    return cycle;
  }

  /** The hour after the newest one that has a record. */
  static int next(FolderStore store) {
    List<CortexRecord> newest = store.records(StoreCycle.BOOK, 1, Optional.empty());
    return newest.isEmpty()
        ? FIRST_HOUR
        : Math.toIntExact(Duration.between(StoreCycle.FIRST, newest.getFirst().hour()).toHours())
            + 1;
  }
}
