package com.iteradynamics.legacy;

import static com.iteradynamics.legacy.LegacyReason.EMERGENCY;
import static com.iteradynamics.legacy.LegacyReason.MAX_HOLD;
import static com.iteradynamics.legacy.LegacyReason.MIN_HOLD;
import static com.iteradynamics.legacy.LegacyReason.MODEL_BUY;
import static com.iteradynamics.legacy.LegacyReason.MODEL_SELL;
import static com.iteradynamics.legacy.LegacyReason.NO_MODEL;
import static com.iteradynamics.legacy.LegacyReason.NO_REGIME;
import static com.iteradynamics.legacy.LegacyReason.NO_RISK;
import static com.iteradynamics.legacy.LegacyReason.PROFIT_HURDLE;
import static com.iteradynamics.legacy.LegacyReason.STOP_LOSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyReasonTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final int CANDLES = 250;
  private static final Instant HOUR = FIRST.plus(Duration.ofHours(CANDLES));

  /** The last close of every market here. */
  private static final double PRICE = 1_000;

  private final LegacyEngine engine = new LegacyEngine(LegacyParameters.defaults(), 0.4);

  /** What may be true at once, and the reason that wins; profit in tenths of a percent. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # market, p_long, held, profit, reason
          CRASH,    -,      80,   -30,    EMERGENCY
          CRASH,    0.9,    -,    -,      EMERGENCY
          CRASH,    0.1,    1,    0,      EMERGENCY
          QUIET,    -,      80,   -20,    STOP_LOSS
          QUIET,    0.9,    1,    -20,    STOP_LOSS
          QUIET,    -,      72,   -19,    MAX_HOLD
          QUIET,    0.9,    72,   50,     MAX_HOLD
          QUIET,    0.1,    72,   0,      MAX_HOLD
          QUIET,    -,      71,   -19,    NO_MODEL
          QUIET,    -,      -,    -,      NO_MODEL
          QUIET,    0.1,    3,    0,      MIN_HOLD
          QUIET,    0.1,    3,    50,     MIN_HOLD
          QUIET,    0.1,    4,    3,      PROFIT_HURDLE
          QUIET,    0.1,    4,    4,      MODEL_SELL
          QUIET,    0.5,    4,    4,      MODEL_SELL
          QUIET,    0.1,    -,    -,      MODEL_SELL
          FALLING,  0.1,    4,    1,      PROFIT_HURDLE
          FALLING,  0.1,    4,    2,      MODEL_SELL
          FALLING,  0.9,    -,    -,      NO_RISK
          SHORT,    0.9,    -,    -,      NO_REGIME
          SHORT,    -,      80,   0,      MAX_HOLD
          SHORT,    -,      1,    -20,    STOP_LOSS
          SHORT,    0.1,    4,    3,      PROFIT_HURDLE
          QUIET,    0.51,   -,    -,      MODEL_BUY
          QUIET,    0.51,   4,    4,      MODEL_BUY
          """)
  void theFirstReasonThatHoldsDecides(
      Market market, Double pLong, Integer held, Double profit, LegacyReason expected) {
    Optional<LegacyPosition> position =
        Optional.ofNullable(held)
            .map(h -> new LegacyPosition(HOUR.minus(Duration.ofHours(h)), entry(profit)));
    OptionalDouble said = pLong == null ? OptionalDouble.empty() : OptionalDouble.of(pLong);
    assertEquals(expected, engine.read(market.candles(), HOUR, said, position).reason());
  }

  /** The price of which {@link #PRICE} is {@code profit} tenths of a percent more. */
  private static double entry(double profit) {
    return PRICE / (1 + profit / 1_000);
  }

  @Test
  void theOrderIsGuardrailsThenModelThenEntry() {
    assertEquals(
        List.of(
            EMERGENCY,
            STOP_LOSS,
            MAX_HOLD,
            NO_MODEL,
            MIN_HOLD,
            PROFIT_HURDLE,
            MODEL_SELL,
            NO_REGIME,
            NO_RISK,
            MODEL_BUY),
        List.of(LegacyReason.values()));
  }

  @Test
  void anEntryIsTheGreatestExposureTimesTheRiskMultiplier() {
    StrategyIntent intent =
        engine
            .read(Market.QUIET.candles(), HOUR, OptionalDouble.of(0.7), Optional.empty())
            .intent();
    assertEquals(Action.ENTER_LONG, intent.action());
    assertEquals(0.4 * 0.9, intent.desiredExposureFrac());
    assertEquals(72, intent.horizonHours());
    assertEquals(0.7, intent.confidence());
    assertEquals("legacy_model_buy", intent.reason());
  }

  @Test
  void onlyGuardrailsDoNotWaitForTheGovernorsMinimumHoldTime() {
    for (LegacyReason reason : LegacyReason.values()) {
      assertEquals(reason.compareTo(MAX_HOLD) <= 0, reason.panic(), reason.name());
    }
    assertFalse(MODEL_SELL.panic());
  }

  @Test
  void aMinimumAboveTheMaximumHoldTimeIsAProblem() {
    SettingsReader reader = new SettingsReader(Map.of("ARGUS_MIN_HOLD_HOURS", "73"));
    LegacyParameters.read(reader);
    assertTrue(
        reader.problems().get(0).startsWith("ARGUS_MIN_HOLD_HOURS"), reader.problems()::toString);
  }

  /** Markets whose last close is {@link #PRICE}. */
  enum Market {
    /** Rises by 1 USD an hour, less and less volatile in its size. */
    QUIET(1, CANDLES),
    /** Falls by 1 USD an hour, more and more volatile in its size, but not by much. */
    FALLING(-1, CANDLES),
    /** The same, with a wild end. */
    CRASH(-1, CANDLES),
    /** Too little history. */
    SHORT(1, LegacyRegime.Features.CANDLES_NEEDED - 1);

    private final double step;
    private final int count;

    Market(double step, int count) {
      this.step = step;
      this.count = count;
    }

    CandleSeries candles() {
      List<Candle> candles = new ArrayList<>();
      for (int i = CANDLES - count; i < CANDLES; i++) {
        double close = PRICE - step * (CANDLES - 1 - i);
        double range = this == CRASH && i > CANDLES - 5 ? 100 : 2;
        candles.add(
            new Candle(
                FIRST.plus(Duration.ofHours(i)), close, close + range, close - range, close, 1));
      }
      return CandleSeries.of("BTC-USD", candles);
    }
  }
}
