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
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that rest first, by hourly candles: the worst case and the best. */
class RestingFillsTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int BUYS = 60;
  private static final int SELLS = 62;

  /** Candle {@code BUYS + 1} opens at 100 and closes at 104, {@code SELLS + 1} at 110 and 108. */
  private static CandleSeries tape() {
    List<Candle> candles =
        IntStream.range(0, 70)
            .mapToObj(
                i -> {
                  double open = i > BUYS + 1 ? 110 : 100;
                  double close = i == BUYS + 1 ? 104 : i == SELLS + 1 ? 108 : open;
                  return new Candle(
                      FIRST.plusSeconds(3_600L * i), open, open + 6, open - 6, close, 10);
                })
            .toList();
    return CandleSeries.of("BTC-USD", candles);
  }

  private static Strategy script() {
    return (closed, regime, context) -> {
      int done = closed.size() - 1;
      Action action =
          done == BUYS ? Action.ENTER_LONG : done == SELLS ? Action.EXIT_LONG : Action.HOLD;
      double exposure = action == Action.ENTER_LONG ? 0.5 : 0;
      return new StrategyIntent(action, 1, exposure, 400, "script", false, Signals.NONE);
    };
  }

  private static Backtest run(CandleSeries candles, Strategy strategy, FillTime fill) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "PRIME_MAX_EXPOSURE", "1",
                "PRIME_DD_SOFT", "1",
                "PRIME_DD_HARD", "1",
                "PRIME_DD_KILL", "1",
                "PAPER_FEE_BPS", "100",
                "PAPER_MAKER_FEE_BPS", "50",
                "PAPER_SLIPPAGE_BPS", "10"));
    SettingsReader reader = new SettingsReader(settings);
    LayerSignals layers =
        LayerSignals.over(
            new RegimeEngine(RegimeParameters.defaults()), strategy, candles, 0, hour -> {});
    return Backtest.governed(
        layers,
        DecisionParameters.read(reader),
        PaperParameters.read(reader),
        50,
        candles.size(),
        Fills.of(fill));
  }

  /**
   * By hand, 1,000 USD, half of it at most: 500 / (100 x 1.01) = 4.95049504 BTC rest at 100. Best:
   * filled there for 495.049504 + 0.5 % = 497.52475152; sold at 110 for 544.5544544 - 0.5 % =
   * 541.83168213: 1,044.31 USD. Worst: the rest, 495.04 USD, is taken at the high, 106 x 1.001 =
   * 106.106, with 1 %; sold at the low, 104 x 0.999 = 103.896, less 1 %: 980.09 USD. Worst, given
   * up: nothing is bought.
   */
  @ParameterizedTest
  @CsvSource({
    "MAKER_BEST, 1044.306930, 2",
    "MAKER_ONLY_BEST, 1044.306930, 2",
    "MAKER, 980.0915, 2",
    "MAKER_ONLY, 1000, 0"
  })
  void whatARestingOrderComesTo(FillTime fill, double equityUsd, int trades) {
    Backtest backtest = run(tape(), script(), fill);
    assertEquals(equityUsd, backtest.strategy().finalEquityUsd(), 5e-3);
    assertEquals(trades, backtest.curve().tradedHours().count());
  }

  /** In the best case fills are at the open with the maker fee, in the worst at the worse price. */
  @ParameterizedTest
  @EnumSource(names = {"MAKER", "MAKER_BEST"})
  void everyFillIsAtItsCase(FillTime fill) {
    Random dice = new Random(Seed.value());
    for (int tape = 0; tape < 30; tape++) {
      CandleSeries candles = Tapes.random(dice.nextLong(), 300);
      long script = dice.nextLong();
      BookCurve book = run(candles, dice(script), fill).curve();
      TradedHours traded = book.tradedHours();
      for (int n = 0; n < traded.count(); n++) {
        int candle = book.from + traded.hour(n);
        double base = traded.baseChange(n);
        double price = traded.valueUsd(n) / Math.abs(base);
        double open = candles.open(candle);
        double worst = base > 0 ? candles.high(candle) * 1.001 : candles.low(candle) * 0.999;
        double expected = fill == FillTime.MAKER_BEST ? open : worst;
        double fee = fill == FillTime.MAKER_BEST ? 0.005 : 0.01;
        String where = "seed " + Seed.value() + ", tape " + tape + ", trade " + n;
        assertEquals(1, price / expected, 1e-9, where);
        assertEquals(fee, traded.feeUsd(n) / traded.valueUsd(n), 1e-6, where);
      }
    }
  }

  @Test
  void withoutAWayOfRestingThereIsOneCase() {
    for (FillTime fill : FillTime.values()) {
      assertEquals(fill.best(), fill.best().best());
      assertTrue(fill.rests() || fill.best() == fill, fill.word());
    }
  }

  private static Strategy dice(long script) {
    return (closed, regime, context) -> {
      Random each = new Random(script ^ context.now().getEpochSecond());
      Action action =
          List.of(Action.ENTER_LONG, Action.HOLD, Action.EXIT_LONG).get(each.nextInt(3));
      double exposure = action == Action.ENTER_LONG ? 0.9 * each.nextDouble() : 0;
      return new StrategyIntent(action, 0.5, exposure, 4, "dice", false, Signals.NONE);
    };
  }
}
