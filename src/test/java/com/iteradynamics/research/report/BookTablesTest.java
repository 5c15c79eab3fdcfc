package com.iteradynamics.research.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Listing;
import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.LayerSignals;
import com.iteradynamics.research.RoundTrip;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.Tapes;
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
  void allTradesAreListedHoweverMany() {
    Backtest backtest = restless(700);
    int trades = RoundTrip.of(backtest.curve()).size();
    Listing listing = TradeListings.trips(backtest.trades());
    assertTrue(trades > 200, "trades " + trades);
    assertTrue(
        listing.intro().startsWith(String.format(Locale.ROOT, "All %d trades.", trades)),
        listing.intro());
    assertEquals(trades, listing.rows().size());
    assertEquals(2 * trades, TradeListings.orders(backtest.trades()).rows().size());
  }

  @Test
  void profitsOfAllTradesAreWhatTheBookEarned() {
    Backtest backtest = restless(260);
    Listing listing = TradeListings.trips(backtest.trades());
    double profit = 0;
    for (List<Cell> row : listing.rows()) {
      assertEquals(1, number(listing, row, "Lasted"));
      double earned = number(listing, row, "Profit");
      assertEquals(
          earned / number(listing, row, "Cost basis"),
          number(listing, row, "Of cost basis"),
          1e-12);
      profit += earned;
    }
    int last = backtest.curve().size() - 1;
    assertEquals(0, backtest.curve().exposure(last));
    assertEquals(backtest.curve().equityUsd(last) - 10_000, profit, 1e-6);
  }

  private static double number(Listing listing, List<Cell> row, String column) {
    return ((Cell.Known) row.get(listing.columns().indexOf(column))).value();
  }

  @Test
  void aTradeThatIsStillOpenSaysSo() {
    Backtest backtest = restless(261);
    Listing listing = TradeListings.trips(backtest.trades());
    assertTrue(backtest.open().isPresent());
    assertTrue(listing.intro().contains("One more is still open"), listing.intro());
    List<Cell> last = listing.rows().getLast();
    assertEquals(
        new Cell.Undefined("still open"), last.get(listing.columns().indexOf("Exit price")));
    assertEquals(new Cell.Undefined("still open"), last.get(listing.columns().indexOf("Profit")));
    assertEquals(Cell.words("open"), last.get(listing.columns().indexOf("Outcome")));
  }

  @Test
  void moreOrdersThanAPageTakesAreLeftToAFile() {
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    CandleSeries tape = Tapes.random(1, 200 + 2 * TradeListings.MOST_ORDERS);
    LayerSignals layers = LayerSignals.over(engine, RESTLESS, tape, 199, hour -> {});
    Backtest backtest = Backtest.reference(layers, 200, tape.size(), Costs.NONE);
    Listing listing = TradeListings.orders(backtest.trades());
    int orders = backtest.trades().orders().size();
    assertTrue(orders > TradeListings.MOST_ORDERS, "orders " + orders);
    assertEquals(List.of(), listing.rows());
    assertEquals(
        String.format(
            Locale.ROOT,
            "%,d orders are too many for a page: --trades FILE writes them all.",
            orders),
        listing.intro());
    Listing trips = TradeListings.trips(backtest.trades());
    Document page =
        new Document("x", "", List.of(Document.Block.page(trips, listing)), List.of(), "USD");
    int size = page.toHtml(Json::write).length();
    assertTrue(trips.rows().size() > 600, "trades " + trips.rows().size());
    assertTrue(size < 200 * trips.rows().size() + 200_000, "bytes " + size);
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
