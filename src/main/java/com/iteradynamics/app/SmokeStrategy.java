package com.iteradynamics.app;

import com.iteradynamics.adapter.local.TapeCandles;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.LayerTape;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.StrategyProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The smoke checks of one strategy. */
final class SmokeStrategy {
  private final String id;
  private final Strategy strategy;
  private final RegimeEngine engine;
  private final List<SmokeCommand.Check> checks = new ArrayList<>();

  SmokeStrategy(String id, Strategies strategies, RegimeEngine engine) {
    this.id = id;
    this.engine = engine;
    StrategyProvider found = strategies.find("research.strategies." + id);
    this.strategy = found.create(new SettingsReader(Map.of()));
    add("loads by its seed id research.strategies." + id, found.id().equals(id), found.id());
  }

  List<SmokeCommand.Check> run() {
    SmokeSamples.all().forEach(this::check);
    return checks;
  }

  private void check(String name, CandleSeries sample) {
    String sampleName = "the " + name + " sample";
    try {
      StrategyIntent intent = intend(sample);
      // An intent cannot be without fractions in 0..1, a reason and a possible panic; 0 hours are
      // the governors' horizon.
      add("answers the whole contract on " + sampleName, intent.horizonHours() >= 0, said(intent));
      add(
          "answers " + sampleName + " the same twice",
          said(intent).equals(said(intend(sample))),
          said(intent));
      formingRowIgnored(sampleName, sample, intent);
      agreesWithLayerOne(sampleName, sample, intent);
    } catch (RuntimeException e) {
      add("answers on " + sampleName, false, "threw " + e);
    }
  }

  private void formingRowIgnored(String name, CandleSeries sample, StrategyIntent without) {
    Instant hour = sample.openTime(sample.size() - 1).plus(CandleSeries.INTERVAL);
    CandleWindow window =
        new TapeCandles(SmokeSamples.forming(sample, 1.5))
            .window(SmokeSamples.PRODUCT_ID, hour, RegimeEngine.WINDOW_CANDLES);
    String with = said(intend(window.closed()));
    add("does not see the forming row of " + name, with.equals(said(without)), with);
  }

  /** Walking over the tape, regime and answer at its end are those of the window. */
  private void agreesWithLayerOne(String name, CandleSeries sample, StrategyIntent intent) {
    LayerTape layers = LayerTape.over(engine, strategy, sample);
    boolean more = layers.next();
    while (more) {
      more = layers.next();
    }
    RegimeState regime = engine.classify(sample);
    add(
        "agrees with Layer 1 on " + name,
        layers.regime().equals(regime) && said(layers.intent()).equals(said(intent)),
        layers.regime() + " " + said(layers.intent()) + ", in the window " + regime);
  }

  private StrategyIntent intend(CandleSeries closed) {
    Instant hour = closed.openTime(closed.size() - 1).plus(CandleSeries.INTERVAL);
    StrategyContext context = new StrategyContext("prime", true, hour, OptionalDouble.empty());
    return Optional.ofNullable(strategy.intend(closed, engine.classify(closed), context))
        .orElseThrow(() -> new IllegalStateException("it answered nothing"));
  }

  /** Everything an intent says, as text. */
  private static String said(StrategyIntent intent) {
    return intent.action()
        + " "
        + intent.confidence()
        + " "
        + intent.desiredExposureFrac()
        + " "
        + intent.horizonHours()
        + " "
        + intent.reason()
        + " "
        + intent.panic()
        + " "
        + intent.signals().available();
  }

  private void add(String name, boolean holds, String otherwise) {
    checks.add(SmokeCommand.Check.that(id + ": " + name, holds, "was " + otherwise));
  }
}
