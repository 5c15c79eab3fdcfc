package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A strategy earns the same whatever a coin costs: candles times a power of two keep every digit,
 * and so they keep every decision.
 */
class AnyPriceTest {
  private static final int HOURS = 4_000;

  private static final Map<String, String> UNGOVERNED =
      Map.of(
          "PRIME_DD_HARD", "1", "PRIME_DD_KILL", "1", "PAPER_FEE_BPS", "10", "PRIME_HORIZON", "12");

  private final long seed = Seed.value();
  private final CandleSeries tape = Tapes.random(seed, HOURS);

  AnyPriceTest() {}

  @ParameterizedTest
  @CsvSource({"-10", "-17", "-32", "-40", "7"})
  void theReturnIsThatOfTheUnscaledCandles(int exponent) {
    Backtest plain = backtest(tape, Map.of());
    Backtest scaled = backtest(scaled(exponent), Map.of());
    assertTrue(plain.strategy().trades() > 10, "trades " + plain.strategy().trades());
    assertEquals(plain.branches(), scaled.branches());
    // Of a price of 1.3 million a quantity's step of 1e-8 is a cent of 250 USD, at each trade.
    double steps = exponent > 0 ? plain.strategy().trades() * 1e-5 : 1e-4;
    assertEquals(plain.strategy().totalReturn(), scaled.strategy().totalReturn(), steps);
    assertEquals(plain.strategy().feesUsd(), scaled.strategy().feesUsd(), 1e-2);
  }

  @ParameterizedTest
  @CsvSource({
    // setting, value, largest quantity of a buy, largest value of a buy
    "PAPER_BASE_MAX, 1000, 1000, 1000",
    "PAPER_QUOTE_MAX_USD, 80, 1000000000, 80"
  })
  void aMaximumThatWasSetHoldsForBothSidesAndNothingIsStuck(
      String name, String value, double quantity, double amount) {
    TradedHours traded = backtest(scaled(-17), Map.of(name, value)).curve().tradedHours();
    assertTrue(traded.count() > 20, "trades " + traded.count());
    for (int n = 0; n < traded.count(); n++) {
      assertEquals(n % 2 == 0, traded.baseChange(n) > 0, "a buy and its sale, in turn");
      assertTrue(traded.baseChange(n) <= quantity, "bought " + traded.baseChange(n));
      assertTrue(traded.baseChange(n) < 0 || traded.valueUsd(n) <= amount);
    }
  }

  private Backtest backtest(CandleSeries candles, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(UNGOVERNED);
    settings.putAll(more);
    SettingsReader reader = new SettingsReader(settings);
    DecisionParameters decision = DecisionParameters.read(reader);
    PaperParameters paper = PaperParameters.read(reader);
    reader.throwIfInvalid();
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()),
            new CoreExposureProvider().create(reader),
            candles,
            0,
            hour -> {});
    return Backtest.governed(
        layers, decision, paper, 0, candles.size(), Fills.of(FillTime.NEXT_OPEN));
  }

  private CandleSeries scaled(int exponent) {
    return Tapes.changed(
        tape,
        (i, c) ->
            new Candle(
                c.openTime(),
                Math.scalb(c.open(), exponent),
                Math.scalb(c.high(), exponent),
                Math.scalb(c.low(), exponent),
                Math.scalb(c.close(), exponent),
                c.volume()));
  }
}
