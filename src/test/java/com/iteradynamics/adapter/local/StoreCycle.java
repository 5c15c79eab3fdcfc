package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A cycle for tests, over a tape that rises by 1 USD an hour from 100 USD, with a strategy that
 * follows a script: what it wants at each hour, HOLD where the script is silent.
 */
public final class StoreCycle {
  public static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  public static final String PRODUCT = "BTC-USD";
  public static final BookKey BOOK = BookKey.paper(PRODUCT);

  public final CandleSeries tape = risingTape(100);
  public Map<Instant, Action> script = Map.of();
  public Strategy strategy = (closed, regime, context) -> scripted(context.now());
  public Optional<LegacyEngine> legacy = Optional.empty();
  public ModelSource model = ModelSource.OFF;
  public CandleSource candles = new ReplayCandles(tape);
  public Broker broker = new PaperBroker(PaperParameters.defaults());
  public DecisionParameters decision = DecisionParameters.defaults();
  public MakerParameters maker = MakerParameters.OFF;
  public Optional<BigDecimal> startCash = Optional.of(new BigDecimal("1000"));
  public Sleeper pause = Sleeper.SLEEP;
  public String book = BookKey.PAPER;
  public Executor reads = Runnable::run;
  public EventPublisher events = EventPublisher.NONE;

  /** The hour {@code hours} after the tape's first candle opened. */
  public static Instant hour(int hours) {
    return FIRST.plusSeconds(3600L * hours);
  }

  public static CandleSeries risingTape(int candles) {
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i < candles; i++) {
      double open = 100 + i;
      all.add(new Candle(hour(i), open, open + 2, open - 1, open + 1, 10 + i % 7));
    }
    return CandleSeries.of(PRODUCT, all);
  }

  public CycleOutcome run(TickStore store, int hour) {
    return run(store, hour, hour(hour).plusSeconds(60));
  }

  public CycleOutcome run(TickStore store, int hour, Instant now) {
    CycleParameters parameters =
        new CycleParameters(
            book,
            new RunIdentity(
                legacy.isPresent() ? "legacy" : "prime", true, "scripted", "test", "0", Map.of()),
            new RegimeEngine(RegimeParameters.defaults()),
            strategy,
            legacy,
            model,
            decision,
            maker,
            startCash,
            CycleParameters.DEFAULT_TIME_LIMIT,
            pause,
            reads,
            events);
    return new SignalGenerator(parameters, store, candles, broker, InstantSource.fixed(now))
        .run(PRODUCT, hour(hour));
  }

  public CortexRecord record(TickStore store, int hour) {
    return ((CycleOutcome.Recorded) run(store, hour)).record();
  }

  private StrategyIntent scripted(Instant now) {
    Action action = script.getOrDefault(now, Action.HOLD);
    double exposure = action == Action.ENTER_LONG ? 1 : 0;
    return new StrategyIntent(action, 0.8, exposure, 48, "script", false, Signals.NONE);
  }
}
