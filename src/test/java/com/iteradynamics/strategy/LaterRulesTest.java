package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the later strategies by hand, and what they make of bad input. */
class LaterRulesTest {
  /** Short lengths, so that a few candles decide. */
  private static final Map<String, String> SHORT =
      Map.of(
          "SG_VB_ATR_LEN", "2",
          "SG_VB_BREAKOUT_LEN", "3",
          "SG_COMP_BB_LEN", "2",
          "SG_COMP_BB_STD", "0.5",
          "SG_COMP_ENABLE_MACRO_FILTER", "no",
          "SG_COMP_MEMORY_BARS", "2",
          "SG_COMP_WIDTH_COMPRESS_MAX", "0.002",
          "SG_MR_RSI_LEN", "2");

  private static final RegimeState NO_REGIME =
      new RegimeState(
          Optional.empty(), RegimeLabel.CHOP, 0, RegimeFeatures.NONE, "no candles", List.of());

  @ParameterizedTest
  @CsvSource({
    // what closes after 100 that moved by 1, held: action, exposure, confidence, reason begins
    "103, false, ENTER_LONG, 0.985, 0.7, "
        + "'VolBreakout: long (close>=101, ATR>1.1x avg); exit when close < 3-bar low'",
    "101, false, ENTER_LONG, 0.985, 0.7, VolBreakout: long (close>=101",
    "100.9, false, HOLD, 0, 0.5, VolBreakout: flat",
    "98, false, HOLD, 0, 0.5, VolBreakout: flat",
    "103, true, ENTER_LONG, 0.985, 0.5, VolBreakout: hold long; exit when close < 3-bar low",
    "99, true, ENTER_LONG, 0.985, 0.5, VolBreakout: hold long",
    "98.9, true, EXIT_LONG, 0, 0.5, VolBreakout: exit (close < 3-bar low)",
  })
  void volatilityBreakout(
      double close, boolean held, Action action, double exposure, double confidence, String says) {
    CandleSeries tape = candles(1, 100, 100, 100, 100, 100, 100, 100, 100, close);
    StrategyIntent intent =
        asked("sg_volatility_breakout_v1", SHORT, tape, RegimeLabel.PANIC, held ? 1 : 0);
    assertEquals(action, intent.action());
    assertEquals(exposure, intent.desiredExposureFrac());
    assertEquals(confidence, intent.confidence());
    assertTrue(intent.reason().startsWith(says), intent.reason());
    assertTrue(intent.noHorizon());
    assertEquals(0, intent.horizonHours());
  }

  /** The filter of v3 stops the entry, and not what is held. */
  @Test
  void aFilterStopsEntriesOnly() {
    Map<String, String> set = new HashMap<>(SHORT);
    set.put("SG_VB_ATR_MEAN_LEN", "2");
    set.put("SG_VB_ATR_RATIO_MIN", "99");
    CandleSeries tape = candles(1, 100, 100, 100, 100, 100, 100, 100, 100, 103);
    String id = "sg_volatility_breakout_v3";
    StrategyIntent flat = asked(id, set, tape, RegimeLabel.CHOP, 0);
    assertEquals(Action.HOLD, flat.action());
    assertEquals(
        "VolBreakout v3: volatility-quality filter blocked entry (ATR ratio <= 99.0)",
        flat.reason());
    StrategyIntent held = asked(id, set, tape, RegimeLabel.CHOP, 5);
    assertEquals(Action.ENTER_LONG, held.action());
    assertEquals(0.985, held.desiredExposureFrac());
  }

  @ParameterizedTest
  @CsvSource({
    // version, regime, held: action, confidence, reason
    "1, VOL_COMPRESSION, false, ENTER_LONG, 0.75, compression_breakout(bucket=strong_expand)",
    "1, CHOP, false, EXIT_LONG, 0.9, regime_not_compression(CHOP)",
    "1, PANIC, false, EXIT_LONG, 0.9, regime_panic_exit",
    "2, VOL_COMPRESSION, true, HOLD, 0.4, hold_in_position(regime=VOL_COMPRESSION)",
    "2, TREND_UP, true, HOLD, 0.4, hold_in_position(regime=TREND_UP)",
    "2, TREND_UP, false, HOLD, 0.1, flat_not_in_compression(TREND_UP)",
    "2, TREND_DOWN, true, EXIT_LONG, 0.9, regime_trend_down_exit",
    "3, CHOP, true, HOLD, 0.2, in_position_hold_through_churn",
    "3, VOL_EXPANSION, true, EXIT_LONG, 0.9, regime_vol_expansion_exit",
    "3, CHOP, false, ENTER_LONG, 0.75, "
        + "'compression_breakout_v3(bucket=strong_expand, eligible=memory)'",
    "3, VOL_COMPRESSION, false, ENTER_LONG, 0.75, "
        + "'compression_breakout_v3(bucket=strong_expand, eligible=regime)'",
  })
  void compressionShot(
      int version,
      RegimeLabel label,
      boolean held,
      Action action,
      double confidence,
      String reason) {
    // Widths with 0.5 deviations of two closes: 0.1 / 100 until the last, 4 / 102.
    CandleSeries tape = candles(5, 100, 100.1, 100, 100.1, 100, 104);
    StrategyIntent intent =
        asked("sg_compression_shot_v" + version, SHORT, tape, label, held ? 4 : 0);
    assertEquals(action, intent.action());
    assertEquals(confidence, intent.confidence());
    assertEquals(reason, intent.reason());
    assertEquals(action == Action.ENTER_LONG ? 0.2 : 0, intent.desiredExposureFrac());
    assertEquals(label == RegimeLabel.PANIC, intent.panic());
    assertEquals(18, intent.horizonHours());
  }

  /** Closes 10, 12, 11, 12: an RSI of 80, as computed with the indicator. */
  @ParameterizedTest
  @CsvSource({
    // oversold, exit, hours held: action, horizon, reason
    "25, 50, 0, HOLD, 0, 'MeanReversion: flat (RSI=80.0, no oversold entry)'",
    "80, 90, 0, ENTER_LONG, 48, "
        + "'MeanReversion: long (RSI=80.0 oversold<=80, hold until RSI>90.0 or 48 bars)'",
    "25, 50, 1, EXIT_LONG, 0, 'MeanReversion: exit (RSI recovery >50.0 or max hold 48 bars)'",
    "25, 80, 47, ENTER_LONG, 48, "
        + "'MeanReversion: long (RSI=80.0 oversold<=25, hold until RSI>80.0 or 48 bars)'",
    "25, 80, 48, EXIT_LONG, 0, 'MeanReversion: exit (RSI recovery >80.0 or max hold 48 bars)'",
  })
  void meanReversion(
      String oversold, String exit, long hours, Action action, int horizon, String reason) {
    Map<String, String> set = new HashMap<>(SHORT);
    set.put("SG_MR_RSI_OVERSOLD", oversold);
    set.put("SG_MR_RSI_EXIT", exit);
    CandleSeries tape = candles(1, 10, 12, 11, 12);
    StrategyIntent intent =
        asked("sg_mean_reversion_extreme_v1", set, tape, RegimeLabel.CHOP, hours);
    assertEquals(action, intent.action());
    assertEquals(reason, intent.reason());
    assertEquals(horizon, intent.horizonHours());
  }

  /** With a cap of 0 a macro bear is a HOLD, and a position stays. */
  @ParameterizedTest
  @CsvSource({"0, HOLD, 0", "0.25, ENTER_LONG, 0.25", "1, ENTER_LONG, 0.75"})
  void belowTheMacroAverageExposureIsCapped(String cap, Action action, double exposure) {
    double[] closes = new double[120];
    // High for long, then low and slowly rising: the averages of 3 and 5 rise, that of 50 does not.
    Arrays.setAll(closes, i -> i < 60 ? 200 : 100 + 0.1 * i);
    Map<String, String> set =
        Map.of(
            "SG_CORE_EMA_FAST", "3",
            "SG_CORE_EMA_SLOW", "5",
            "SG_CORE_MACRO_EMA_LEN", "50",
            "SG_CORE_MACRO_EXPO_CAP_BEAR", cap);
    StrategyIntent intent =
        asked("sg_core_exposure_v2", set, candles(0.1, closes), RegimeLabel.TREND_UP, 0);
    assertEquals(action, intent.action());
    assertEquals(exposure, intent.desiredExposureFrac(), 1e-12);
    assertTrue(intent.reason().startsWith("trend_up_macro_bear_capped(bucket="), intent.reason());
    assertEquals(0, intent.signals().available().get("macro_bull"));
    Map<String, String> off = new HashMap<>(set);
    off.put("SG_CORE_ENABLE_MACRO_FILTER", "no");
    StrategyIntent plain =
        asked("sg_core_exposure_v2", off, candles(0.1, closes), RegimeLabel.TREND_UP, 0);
    assertTrue(plain.reason().startsWith("trend_up_vol_scaled_exposure"), plain.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sg_compression_shot_v1", "sg_compression_shot_v2", "sg_compression_shot_v3"})
  void withoutARegimeNothingIsEntered(String id) {
    CandleSeries tape = candles(5, 100, 100.1, 100, 100.1, 100, 104);
    for (long hours : new long[] {0, 3}) {
      StrategyIntent intent = asked(id, SHORT, tape, NO_REGIME, hours);
      assertEquals(Action.HOLD, intent.action(), id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_core_exposure_v2",
        "sg_volatility_breakout_v1",
        "sg_volatility_breakout_v2",
        "sg_volatility_breakout_v3",
        "sg_compression_shot_v1",
        "sg_compression_shot_v3",
        "sg_mean_reversion_extreme_v1"
      })
  void withTooLittleHistoryItHolds(String id) {
    for (int size : new int[] {0, 1, 2, 19}) {
      CandleSeries tape = Tapes.random(3, 19).first(size);
      for (long hours : new long[] {0, 2}) {
        StrategyIntent intent = asked(id, Map.of(), tape, RegimeLabel.TREND_UP, hours);
        assertFalse(hours == 0 && intent.action() == Action.ENTER_LONG, id);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sg_core_exposure_v2, , 1500",
    "sg_core_exposure_v2, SG_CORE_MACRO_EMA_LEN=2000, 10000",
    "sg_core_exposure_v2, SG_CORE_MACRO_EMA_LEN=301, 1505",
    "sg_volatility_breakout_v1, , 1500",
    "sg_volatility_breakout_v2, , 10000",
    "sg_volatility_breakout_v3, , 1500",
    "sg_compression_shot_v3, , 10000",
    "sg_compression_shot_v3, SG_COMP_ENABLE_MACRO_FILTER=0, 1500",
    "sg_mean_reversion_extreme_v1, , 1500",
    "sg_mean_reversion_extreme_v1, SG_MR_RSI_LEN=250, 10000",
  })
  void theWindowFollowsFromTheLongestAverage(String id, String set, int candles) {
    Map<String, String> environment =
        set == null ? Map.of() : Map.of(set.split("=", 2)[0], set.split("=", 2)[1]);
    Strategy strategy = strategy(id, new SettingsReader(environment));
    assertEquals(candles, StrategyWindow.of(strategy, GapRule.DEFAULT).candles());
  }

  @ParameterizedTest
  @CsvSource({
    "sg_core_exposure_v2, SG_CORE_MACRO_EMA_LEN=2001, must be a whole number 1..2000",
    "sg_core_exposure_v2, SG_CORE_ENABLE_MACRO_FILTER=maybe, must be one of",
    "sg_volatility_breakout_v1, SG_VB_BREAKOUT_LEN=0, must be a whole number 1..500",
    "sg_volatility_breakout_v1, SG_VB_EXPOSURE_FRAC=NaN, must be a number 0.0..1.0",
    "sg_compression_shot_v3, SG_COMP_MEMORY_MIN_HITS=73, must be <= SG_COMP_MEMORY_BARS",
    "sg_mean_reversion_extreme_v1, SG_MR_RSI_OVERSOLD=51, must be <= SG_MR_RSI_EXIT",
  })
  void badParametersAreNamed(String id, String set, String problem) {
    String name = set.split("=", 2)[0];
    SettingsReader settings = new SettingsReader(Map.of(name, set.split("=", 2)[1]));
    strategy(id, settings);
    assertEquals(1, settings.problems().size());
    String said = settings.problems().getFirst();
    assertTrue(said.startsWith(name + " " + problem), said);
  }

  private static Strategy strategy(String id, SettingsReader settings) {
    return Strategies.load(LaterRulesTest.class.getClassLoader()).find(id).create(settings);
  }

  private static StrategyIntent asked(
      String id, Map<String, String> set, CandleSeries tape, RegimeLabel label, long hoursHeld) {
    RegimeState regime =
        new RegimeState(Optional.empty(), label, 0.5, RegimeFeatures.NONE, "as if", List.of());
    return asked(id, set, tape, regime, hoursHeld);
  }

  private static StrategyIntent asked(
      String id, Map<String, String> set, CandleSeries tape, RegimeState regime, long hoursHeld) {
    SettingsReader settings = new SettingsReader(set);
    Strategy strategy = strategy(id, settings);
    assertEquals(List.of(), settings.problems());
    Instant now = Instant.parse("2019-03-01T00:00:00Z");
    Optional<Position> held =
        Optional.of(new Position(now, 1, hoursHeld, 1, 0, 1)).filter(any -> hoursHeld > 0);
    StrategyContext context = new StrategyContext("prime", true, now, OptionalDouble.empty(), held);
    return strategy.intend(tape, regime, context);
  }

  /** Candles with these closes that begin at the close before, and reach so far beyond both. */
  private static CandleSeries candles(double reach, double... closes) {
    return Tapes.changed(
        Tapes.random(1, closes.length),
        (i, c) -> {
          double open = i == 0 ? closes[0] : closes[i - 1];
          double high = Math.max(open, closes[i]) + reach;
          double low = Math.min(open, closes[i]) - reach;
          return new Candle(c.openTime(), open, high, low, closes[i], 1);
        });
  }
}
