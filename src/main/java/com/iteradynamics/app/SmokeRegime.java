package com.iteradynamics.app;

import com.iteradynamics.adapter.local.TapeCandles;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.InvalidCandlesException;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The smoke checks of Layer 1. */
final class SmokeRegime {
  private final RegimeEngine engine;
  private final List<SmokeCommand.Check> checks = new ArrayList<>();

  SmokeRegime(RegimeEngine engine) {
    this.engine = engine;
  }

  List<SmokeCommand.Check> run() {
    labelled("up", SmokeSamples.up(), RegimeLabel.TREND_UP);
    labelled("down", SmokeSamples.down(), RegimeLabel.TREND_DOWN);
    labelled("flat", SmokeSamples.flat(), RegimeLabel.CHOP);
    SmokeSamples.all().forEach(this::deterministic);
    SmokeSamples.all().forEach(this::formingRowDropped);
    notAvailable("a constant volume", SmokeSamples.constantVolume());
    int tooFew = engine.parameters().candlesNeeded() - 1;
    notAvailable("a history of " + tooFew + " candles", SmokeSamples.up().first(tooFew));
    notAvailable("no history", CandleSeries.empty(SmokeSamples.PRODUCT_ID));
    impossiblePriceRefused();
    return checks;
  }

  private void labelled(String name, CandleSeries sample, RegimeLabel expected) {
    RegimeState state = engine.classify(sample);
    add(
        "the " + name + " sample is " + expected,
        state.label() == expected && state.available(),
        "was " + state.label() + " with confidence " + state.confidence());
  }

  private void deterministic(String name, CandleSeries sample) {
    RegimeState first = engine.classify(sample);
    RegimeState second = engine.classify(sample);
    add("the " + name + " sample is the same twice", first.equals(second), first + ", " + second);
  }

  /** The window of hour H ends before H, whatever the row that opens at H says. */
  private void formingRowDropped(String name, CandleSeries sample) {
    Instant newest = sample.openTime(sample.size() - 1);
    Instant hour = newest.plus(CandleSeries.INTERVAL);
    RegimeState without = engine.classify(sample);
    for (double factor : new double[] {0.5, 2}) {
      CandleWindow window =
          new TapeCandles(SmokeSamples.forming(sample, factor))
              .window(SmokeSamples.PRODUCT_ID, hour, RegimeEngine.WINDOW_CANDLES);
      RegimeState with = engine.classify(window.closed());
      add(
          "the " + name + " sample's forming row, " + factor + " times the price, is dropped",
          with.asof().equals(Optional.of(newest)) && with.equals(without),
          "with it " + with + ", without " + without);
    }
  }

  private void notAvailable(String name, CandleSeries candles) {
    RegimeState state = engine.classify(candles);
    add(
        name + " gives CHOP with confidence 0",
        state.label() == RegimeLabel.CHOP && state.confidence() == 0 && !state.available(),
        "was " + state.label() + " with confidence " + state.confidence());
  }

  private void impossiblePriceRefused() {
    List<Candle> candles = new ArrayList<>(SmokeSamples.up().candles());
    Candle good = candles.removeLast();
    candles.add(new Candle(good.openTime(), good.open(), good.high(), good.low(), Double.NaN, 1));
    boolean refused = false;
    try {
      CandleSeries.of(SmokeSamples.PRODUCT_ID, candles);
    } catch (InvalidCandlesException e) {
      refused = true;
    }
    add("a price that is not a number is refused", refused, "it was accepted");
  }

  private void add(String name, boolean holds, String otherwise) {
    checks.add(SmokeCommand.Check.that("regime: " + name, holds, otherwise));
  }
}
