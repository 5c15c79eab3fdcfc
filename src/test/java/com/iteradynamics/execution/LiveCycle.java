package com.iteradynamics.execution;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Live ticks in a time of their own, which passes only while the cycle waits. The price rises by 1
 * USD an hour; at hour 70 the newest close is 170 USD.
 */
final class LiveCycle {
  static final BookKey BOOK = new BookKey(BookKey.LIVE, StoreCycle.PRODUCT);
  static final int HOUR = 70;

  final ScriptedMarket venue = new ScriptedMarket();
  final Map<Instant, Action> script = new HashMap<>();
  final Map<String, String> settings = new HashMap<>();
  TickStore store = new MemoryStore();

  /** Where orders go, when not to {@link #venue}. */
  Optional<Broker> other = Optional.empty();

  CandleSource candles = new ReplayCandles(StoreCycle.risingTape(100));
  Strategy strategy = (closed, regime, context) -> intent(context.now());
  MakerParameters maker = MakerParameters.OFF;
  Optional<BigDecimal> capital = Optional.empty();
  Optional<String> entriesOff = Optional.empty();
  Instant now = Instant.EPOCH;

  LiveCycle wants(int hour, Action action) {
    script.put(StoreCycle.hour(hour), action);
    return this;
  }

  CycleOutcome run(int hour) {
    return run(hour, StoreCycle.hour(hour).plusSeconds(60));
  }

  CycleOutcome run(int hour, Instant at) {
    now = at;
    return new SignalGenerator(parameters(), store, candles, other.orElse(venue), () -> now)
        .run(StoreCycle.PRODUCT, StoreCycle.hour(hour));
  }

  CycleParameters parameters() {
    return new CycleParameters(
            BookKey.LIVE,
            new RunIdentity("prime", false, "scripted", "test", "0", Map.of()),
            new RegimeEngine(RegimeParameters.defaults()),
            strategy,
            Optional.empty(),
            ModelSource.OFF,
            DecisionParameters.read(new SettingsReader(settings)),
            maker,
            capital,
            CycleParameters.DEFAULT_TIME_LIMIT,
            this::sleep,
            Runnable::run,
            EventPublisher.NONE)
        .withoutEntries(entriesOff);
  }

  CortexRecord record(int hour) {
    return ((CycleOutcome.Recorded) run(hour)).record();
  }

  PrimeState state() {
    return ((LoadedState.Valid) store.state(BOOK).orElseThrow()).state();
  }

  private void sleep(Duration duration) {
    now = now.plus(duration);
  }

  StrategyIntent intent(Instant hour) {
    Action action = script.getOrDefault(hour, Action.HOLD);
    double exposure = action == Action.ENTER_LONG ? 1 : 0;
    return new StrategyIntent(action, 0.8, exposure, 30, "script", false, Signals.NONE);
  }
}
