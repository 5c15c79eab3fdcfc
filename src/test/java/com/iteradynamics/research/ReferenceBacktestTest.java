package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * The accounting against a restatement of its rules in exact fractions, made by a separate program:
 * 120 hours of a random walk with every action, exposures from nothing to all, and exits.
 */
class ReferenceBacktestTest {
  private static final double RELATIVE = 1e-9;

  private final Table oracle = Table.resource("/golden/harness_small.csv");
  private final CandleSeries tape = tape();

  private CandleSeries tape() {
    List<Candle> candles = new ArrayList<>();
    for (int row = 0; row < oracle.size(); row++) {
      double close = oracle.number(row, "close");
      candles.add(new Candle(time(row), close, close + 1, close - 1, close, 10 + row % 7));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  private Instant time(int row) {
    return Instant.parse(Tapes.iso(oracle.text(row, "timestamp")));
  }

  /** Says at every candle what the oracle's row says. */
  private Strategy scripted() {
    Map<Instant, StrategyIntent> script = new HashMap<>();
    for (int row = 0; row < oracle.size(); row++) {
      script.put(
          time(row),
          new StrategyIntent(
              Action.valueOf(oracle.text(row, "action")),
              0.5,
              oracle.number(row, "desired_exposure_frac"),
              24,
              "scripted",
              false,
              Signals.NONE));
    }
    return (closed, regime, context) -> script.get(closed.newest().orElseThrow().openTime());
  }

  private BookCurve run(Strategy strategy, Costs costs) {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    LayerSignals layers = LayerSignals.over(engine, strategy, tape, 0, hour -> {});
    return ReferenceBacktest.run(
        tape, layers.columns(), ReferenceBacktest.WARM_UP, tape.size(), costs);
  }

  @Test
  void everyHourIsThatOfTheOracle() {
    BookCurve book = run(scripted(), CostPreset.PRO.costs());
    assertEquals(120, book.size());
    TradedHours traded = book.tradedHours();
    int trades = 0;
    for (int k = 0; k < book.size(); k++) {
      int row = ReferenceBacktest.WARM_UP + k;
      String where = oracle.text(row, "timestamp");
      assertEquals(time(row), book.openTime(k));
      assertClose(oracle.number(row, "equity"), book.equityUsd(k), where);
      double position = oracle.number(row, "base_qty") * book.closeUsd(k);
      assertClose(position / oracle.number(row, "equity"), book.exposure(k), where);
      boolean rebalanced = traded.from(k) < traded.from(k + 1);
      assertEquals(oracle.number(row, "rebalanced"), rebalanced ? 1 : 0, where);
      trades += rebalanced ? 1 : 0;
    }
    assertEquals(trades, traded.count());
  }

  @Test
  void everyFigureIsThatOfTheOracle() {
    Table expected = Table.resource("/golden/harness_small_metrics.csv");
    PerformanceMetrics metrics = PerformanceMetrics.of(run(scripted(), CostPreset.PRO.costs()));
    ReferenceGoldenTest.figures(metrics)
        .forEach((name, value) -> assertClose(expected.number(0, name), value, name));
    assertClose(expected.number(0, "sharpe"), metrics.sharpe().orElseThrow(), "sharpe");
    assertClose(expected.number(0, "volatility"), metrics.volatility().orElseThrow(), "volatility");
    assertClose(
        expected.number(0, "sortino_all_hours"), metrics.sortinoAllHours().orElseThrow(), "all");
    assertEquals(expected.number(0, "max_drawdown_hours"), metrics.maxDrawdownHours());
  }

  @Test
  void aBuyOfEverythingIsNeverMadeUnlessItCostsNothing() {
    Strategy all = always(Action.ENTER_LONG, 1);
    assertEquals(0, PerformanceMetrics.of(run(all, new Costs(0.01, 0))).rebalances());
    assertEquals(1, PerformanceMetrics.of(run(all, Costs.NONE)).rebalances());
  }

  @Test
  void whatAStrategyWantsIsTradedAtTheNextClose() {
    Instant decided = time(209);
    Strategy once =
        (closed, regime, context) ->
            closed.newest().orElseThrow().openTime().equals(decided)
                ? intent(Action.ENTER_LONG, 0.5)
                : intent(Action.HOLD, 0);
    BookCurve book = run(once, Costs.NONE);
    assertEquals(0, book.exposure(9));
    assertClose(0.5, book.exposure(10), "exposure");
    assertEquals(1, book.tradedHours().count());
    assertEquals(10, book.tradedHours().hour(0));
    assertClose(5_000 / oracle.number(210, "close"), book.tradedHours().baseChange(0), "quantity");
  }

  @Test
  void aStrategyThatThrowsKeepsWhatIsHeld() {
    Instant broken = time(215);
    Strategy failing =
        (closed, regime, context) -> {
          Instant newest = closed.newest().orElseThrow().openTime();
          if (!newest.isBefore(broken)) {
            throw new IllegalStateException("broken");
          }
          return intent(Action.ENTER_LONG, 0.5);
        };
    BookCurve book = run(failing, Costs.NONE);
    assertTrue(book.exposure(15) > 0);
    assertEquals(book.tradedHours().count(), book.tradedHours().from(16));
  }

  @Test
  void aBookThatNeverTradesHasNoRatios() {
    PerformanceMetrics flat =
        PerformanceMetrics.of(run(always(Action.HOLD, 0), CostPreset.RETAIL.costs()));
    assertEquals(0, flat.totalReturn());
    assertEquals(OptionalDouble.of(0), flat.volatility());
    assertEquals(OptionalDouble.empty(), flat.sharpe());
    assertEquals(OptionalDouble.empty(), flat.sortino());
    assertEquals(OptionalDouble.empty(), flat.sortinoAllHours());
    assertEquals(OptionalDouble.empty(), flat.calmar());
    assertEquals(OptionalDouble.empty(), flat.winRate());
    assertEquals(OptionalDouble.empty(), flat.profitFactor());
    assertEquals(0, flat.maxDrawdown());
    assertTrue(flat.maxDrawdownRecovered());
  }

  @Test
  void withoutCostsBeforeCostsIsTheBookItself() {
    BookCurve book = run(scripted(), Costs.NONE);
    BookCurve again = FixedDecisions.of(book).curve(0);
    for (int k = 0; k < book.size(); k++) {
      assertClose(book.equityUsd(k), again.equityUsd(k), "hour " + k);
    }
  }

  @Test
  void beforeCostsNothingIsPaidAndMoreIsEarned() {
    BookCurve book = run(scripted(), CostPreset.RETAIL.costs());
    PerformanceMetrics free = PerformanceMetrics.of(FixedDecisions.of(book).curve(0));
    PerformanceMetrics paid = PerformanceMetrics.of(book);
    assertEquals(0, free.feesUsd());
    assertEquals(0, free.slippageUsd(), 1e-9);
    assertEquals(paid.rebalances(), free.rebalances());
    assertTrue(free.totalReturn() > paid.totalReturn());
    assertTrue(paid.feesUsd() > 0 && paid.slippageUsd() > 0);
  }

  private static Strategy always(Action action, double exposure) {
    return (closed, regime, context) -> intent(action, exposure);
  }

  private static StrategyIntent intent(Action action, double exposure) {
    return new StrategyIntent(action, 0.5, exposure, 24, "scripted", false, Signals.NONE);
  }

  private static void assertClose(double expected, double actual, String what) {
    assertEquals(expected, actual, Math.abs(expected) * RELATIVE, what);
  }
}
