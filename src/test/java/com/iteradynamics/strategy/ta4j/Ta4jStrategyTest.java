package com.iteradynamics.strategy.ta4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.BooleanRule;

class Ta4jStrategyTest {
  private static final CandleSeries TAPE = SampleCandles.load();
  private static final RegimeEngine ENGINE = new RegimeEngine(RegimeParameters.defaults());
  private static final Strategy EXAMPLE = new EmaAdxExample(EmaAdxParameters.defaults());

  @Test
  void withoutARegimeItHolds() {
    holds("regime_not_available", made(true, false), regime(RegimeLabel.CHOP, 0), 300);
  }

  @Test
  void withLessHistoryThanItNeedsItHolds() {
    holds("insufficient_history(len=29, need=30)", made(true, false), up(), 29);
    assertEquals(Action.ENTER_LONG, ask(made(true, false), up(), 30).action());
  }

  @Test
  void whileAnIndicatorIsUnstableItHolds() {
    // A mean of 40 says itself that its first 39 bars are unstable.
    Strategy impatient = made(true, false, bars -> mean(bars, 40));
    holds("unstable_indicators(need=40)", impatient, up(), 39);
    assertEquals(Action.ENTER_LONG, ask(impatient, up(), 40).action());
  }

  @Test
  void withAnIndicatorThatIsNoNumberItHolds() {
    holds(
        "nan_guard(latest_indicators_invalid)",
        made(true, true, bars -> new ConstantIndicator<>(bars, NaN.NaN)),
        up(),
        300);
  }

  @Test
  void inAPanicItExitsWhateverTheRulesSay() {
    StrategyIntent intent = ask(made(true, false), regime(RegimeLabel.PANIC, 0.9), 300);
    assertEquals(Action.EXIT_LONG, intent.action());
    assertTrue(intent.panic());
    assertEquals("regime_panic_force_exit", intent.reason());
    assertEquals(0, intent.desiredExposureFrac());
  }

  @Test
  void asksTheExitRuleFirstThenTheEntryRule() {
    assertEquals("exit_rule", ask(made(true, true), up(), 300).reason());
    assertEquals("exit_rule", ask(made(false, true), up(), 300).reason());
    assertEquals("entry_rule", ask(made(true, false), up(), 300).reason());
    assertEquals("no_rule", ask(made(false, false), up(), 300).reason());
  }

  @Test
  void anEntryCarriesExposureHorizonConfidenceAndSignals() {
    StrategyIntent intent = ask(made(true, false), up(), 300);
    assertEquals(Action.ENTER_LONG, intent.action());
    assertEquals(0.3, intent.desiredExposureFrac());
    assertEquals(0.7, intent.confidence());
    assertEquals(12, intent.horizonHours());
    assertEquals(Map.of("sma", mean(300)), intent.signals().available());
    assertEquals(Action.EXIT_LONG, ask(made(false, true), up(), 300).action());
    assertEquals(Action.HOLD, ask(made(false, false), up(), 300).action());
  }

  @Test
  void theExampleAnswersAloneFromWhatIsClosed() {
    long seed = Seed.value();
    Random random = new Random(seed);
    Set<Action> seen = new TreeSet<>();
    for (int trial = 0; trial < 60; trial++) {
      int now = 200 + random.nextInt(TAPE.size() - 200);
      CandleSeries window = TAPE.first(now).last(RegimeEngine.WINDOW_CANDLES);
      CandleSeries otherFuture = withAnotherFuture(now).first(now).last(window.size());
      StrategyIntent intent = ask(EXAMPLE, window);
      assertEquals(describe(intent), describe(ask(EXAMPLE, otherFuture)), () -> "at " + now);
      assertEquals(describe(intent), describe(ask(EXAMPLE, window)), "asked again");
      seen.add(intent.action());
    }
    assertTrue(seen.size() >= 2, () -> "only ever saw " + seen);
  }

  @Test
  void theExampleForgetsWhereItsWindowBegan() {
    for (int now = 400; now < TAPE.size(); now += 97) {
      StrategyIntent whole = ask(EXAMPLE, TAPE.first(now));
      StrategyIntent windowed = ask(EXAMPLE, TAPE.first(now).last(350));
      assertEquals(whole.action(), windowed.action(), "at " + now);
    }
  }

  @Test
  void theExampleRefusesAveragesTheWrongWayRound() {
    SettingsReader settings =
        new SettingsReader(Map.of("SG_TA4J_EMA_FAST", "30", "SG_TA4J_ADX_MIN", "-1"));
    new EmaAdxExampleProvider().create(settings);
    assertEquals(
        List.of(
            "SG_TA4J_ADX_MIN must be a number 0.0..100.0, was \"-1\"",
            "SG_TA4J_EMA_FAST must be < SG_TA4J_EMA_SLOW 26, was 30"),
        settings.problems());
  }

  /** The candles with everything from candle {@code now} on replaced by a crash. */
  private static CandleSeries withAnotherFuture(int now) {
    List<Candle> candles = new ArrayList<>(TAPE.first(now).candles());
    for (int i = now; i < Math.min(now + 50, TAPE.size()); i++) {
      candles.add(new Candle(TAPE.openTime(i), 1_000, 1_001, 500, 600, 1e6));
    }
    return CandleSeries.of(TAPE.productId(), candles);
  }

  private static void holds(String reason, Strategy strategy, RegimeState regime, int candles) {
    StrategyIntent intent = ask(strategy, regime, candles);
    assertEquals(Action.HOLD, intent.action());
    assertEquals(0, intent.confidence());
    assertEquals(0, intent.desiredExposureFrac());
    assertEquals(reason, intent.reason());
  }

  private static StrategyIntent ask(Strategy strategy, RegimeState regime, int candles) {
    return ask(strategy, TAPE.first(candles), regime);
  }

  private static StrategyIntent ask(Strategy strategy, CandleSeries closed) {
    return ask(strategy, closed, ENGINE.classify(closed));
  }

  private static StrategyIntent ask(Strategy strategy, CandleSeries closed, RegimeState regime) {
    Instant hour = closed.openTime(closed.size() - 1).plus(CandleSeries.INTERVAL);
    return strategy.intend(
        closed, regime, new StrategyContext("prime", true, hour, OptionalDouble.empty()));
  }

  private static String describe(StrategyIntent intent) {
    return intent.action() + " " + intent.reason() + " " + intent.signals().available();
  }

  private static RegimeState up() {
    return regime(RegimeLabel.TREND_UP, 0.9);
  }

  private static RegimeState regime(RegimeLabel label, double confidence) {
    return new RegimeState(
        Optional.of(TAPE.openTime(0)), label, confidence, RegimeFeatures.NONE, "test", List.of());
  }

  private static Strategy made(boolean enter, boolean exit) {
    return made(enter, exit, bars -> mean(bars, 20));
  }

  /** A strategy whose rules are these answers, watching one indicator. */
  private static Strategy made(boolean enter, boolean exit, Watched watched) {
    return new Ta4jStrategy(0.3, 12, 0.7) {
      @Override
      protected Ta4jRules rules(BarSeries bars) {
        Rule entry = new BooleanRule(enter);
        return Ta4jRules.of(entry, new BooleanRule(exit)).watching("sma", watched.over(bars));
      }

      @Override
      protected int candlesNeeded() {
        return 30;
      }
    };
  }

  private interface Watched {
    Indicator<Num> over(BarSeries bars);
  }

  private static Indicator<Num> mean(BarSeries bars, int length) {
    return new SMAIndicator(new ClosePriceIndicator(bars), length);
  }

  private static double mean(int candles) {
    return mean(Ta4jBars.of(TAPE), 20).getValue(candles - 1).doubleValue();
  }
}
