package com.iteradynamics.research.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.RoundTrip;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BookTablesTest {
  /** In at every even candle, out at every odd one. */
  private static final Strategy RESTLESS =
      (closed, regime, context) ->
          new StrategyIntent(
              closed.size() % 2 == 0 ? Action.ENTER_LONG : Action.EXIT_LONG,
              1,
              closed.size() % 2 == 0 ? 0.5 : 0,
              1,
              "restless",
              false,
              Signals.NONE);

  private static Backtest restless(int end) {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    LayerSignals layers =
        LayerSignals.over(engine, RESTLESS, SampleCandles.load().first(end), 199, hour -> {});
    return Backtest.reference(layers, 200, end, CostPreset.PRO.costs());
  }

  @Test
  void ofManyTradesTheFirstAndTheLastAreListed() {
    Backtest backtest = restless(700);
    int trades = RoundTrip.of(backtest.curve()).size();
    Table table = BookTables.trades(backtest.curve());
    assertTrue(trades > 200, "trades " + trades);
    assertTrue(
        table
            .intro()
            .startsWith(
                String.format(Locale.ROOT, "The first 50 and the last 50 of %d trades.", trades)),
        table.intro());
    assertEquals(100, table.rows().size());
    List<String> numbers = table.rows().stream().map(Row::name).toList();
    assertEquals(
        List.of("1", "50", Integer.toString(trades - 49), Integer.toString(trades)),
        List.of(numbers.getFirst(), numbers.get(49), numbers.get(50), numbers.getLast()));
  }

  @Test
  void profitsOfAllTradesAreWhatTheBookEarned() {
    Backtest backtest = restless(260);
    Table table = BookTables.trades(backtest.curve());
    assertTrue(table.intro().startsWith("All "), table.intro());
    double profit = 0;
    for (Row row : table.rows()) {
      Cell.Known lasted = (Cell.Known) row.cells().get(2);
      Cell.Known took = (Cell.Known) row.cells().get(3);
      Cell.Known earned = (Cell.Known) row.cells().get(4);
      assertEquals(1, lasted.value());
      assertEquals(earned.value() / took.value(), ((Cell.Known) row.cells().get(5)).value(), 1e-12);
      profit += earned.value();
    }
    int last = backtest.curve().size() - 1;
    assertEquals(0, backtest.curve().exposure(last));
    assertEquals(backtest.curve().equityUsd(last) - 10_000, profit, 1e-6);
  }

  @Test
  void theDeepestDrawdownDrawnIsThatOfTheFigures() {
    Backtest backtest = restless(700);
    TimeCharts charts = BookCharts.of(backtest.curve(), backtest.holdCurve(), backtest.regimeAt());
    List<TimeCharts.Line> lines = charts.panels().get(1).lines();
    for (int i = 0; i < 2; i++) {
      double deepest = 0;
      for (int k = 0; k < charts.size(); k++) {
        deepest = Math.min(deepest, lines.get(i).at().applyAsDouble(k));
      }
      double expected = (i == 0 ? backtest.strategy() : backtest.hold()).maxDrawdown();
      assertEquals(-expected, deepest, 1e-12);
    }
    assertEquals(
        backtest.strategy().rebalances(), charts.marks().size(), "a mark for each rebalance");
  }
}
