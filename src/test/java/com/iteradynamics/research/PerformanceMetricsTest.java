package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of small books, by hand. */
class PerformanceMetricsTest {
  private static final double ROOT = Math.sqrt(8_760);
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @CsvSource({
    "'100 110 120', 0, 0, true",
    "'100 100 100', 0, 0, true",
    "'100 90 100', 0.1, 2, true",
    "'100 90 80 85 101 99', 0.2, 4, true",
    "'100 90 100 50 60', 0.5, 2, false",
    "'100 50 100 50 100', 0.5, 2, true",
    "'50 100 80 100 100 79 99', 0.21, 2, false",
    "'100 0 0', 1, 2, false"
  })
  void theDeepestDrawdownAndItsLength(String equity, double depth, int hours, boolean recovered) {
    Drawdown drawdown = Drawdown.of(numbers(equity));
    assertEquals(depth, drawdown.depth(), EXACT);
    assertEquals(hours, drawdown.hours());
    assertEquals(recovered, drawdown.recovered());
  }

  @Test
  void ratiosAreThoseOfTheReturns() {
    // Returns 0.1, -0.1, 0.2, -0.05: mean 0.0375, squares around it 0.056875, below zero 0.0125.
    Returns returns = Returns.of(numbers("100 110 99 118.8 112.86"));
    assertClose(Math.sqrt(0.056875 / 3) * ROOT, returns.volatility());
    assertClose(0.0375 / Math.sqrt(0.056875 / 3) * ROOT, returns.sharpe());
    assertClose(0.0375 / Math.sqrt(0.0125 / 4) * ROOT, returns.sortino());
    assertClose(0.0375 / Math.sqrt(0.0125 / 2) * ROOT, returns.sortinoOfLosses());
  }

  @Test
  void whatDoesNotVaryHasNoRatio() {
    List<String> even = List.of("100 100 100 100", "100 110 121 133.1", "100 50 25 12.5");
    for (String equity : even) {
      assertEquals(OptionalDouble.empty(), Returns.of(numbers(equity)).sharpe(), equity);
    }
    assertEquals(OptionalDouble.empty(), Returns.of(numbers("100 110 120")).sortino());
    for (String few : List.of("100", "100 110")) {
      assertEquals(OptionalDouble.empty(), Returns.of(numbers(few)).volatility(), few);
      assertEquals(OptionalDouble.empty(), Returns.of(numbers(few)).sharpe(), few);
    }
  }

  /** Buys 2 at 10, 2 more at 20, sells 1 at 30, the rest at 5; buys again; 1 USD fee each. */
  private static BookCurve traded() {
    BookCurve book = new BookCurve(tape("10 20 30 5 8 8"), 0, 6, 100);
    book.traded(0, 2, 10, 10, 1);
    book.mark(0, 79, 2);
    book.traded(1, 2, 20, 19, 1);
    book.mark(1, 38, 4);
    book.traded(2, -1, 30, 30.5, 1);
    book.mark(2, 67, 3);
    book.traded(3, -3, 5, 5, 1);
    book.mark(3, 81, 0);
    book.traded(4, 1, 8, 8, 1);
    book.mark(4, 72, 1);
    book.traded(5, -1, 8, 8, 0.5);
    book.mark(5, 79.5, 0);
    return book;
  }

  @Test
  void aTradeLastsFromTheFirstBuyToTheLastSale() {
    assertEquals(
        List.of(new RoundTrip(0, 3, -19), new RoundTrip(4, 5, -1.5)), RoundTrip.of(traded()));
  }

  @Test
  void returnsOfHoursMultiplyToTheWholeAndThoseOfTradesToWhatTheyEarned() {
    double whole = 1;
    for (double each : traded().hourlyReturns()) {
      whole *= 1 + each;
    }
    assertEquals(79.5 / 100, whole, EXACT);
    assertArrayEquals(
        new double[] {99 / 100.0 - 1, 118 / 99.0 - 1, 157 / 118.0 - 1},
        Arrays.copyOf(traded().hourlyReturns(), 3),
        EXACT);
    assertArrayEquals(new double[] {-19 / 100.0, -1.5 / 81}, traded().tradeReturns(), EXACT);
    assertEquals(79.5, 100 * (1 - 0.19) * (1 - 1.5 / 81), EXACT);
  }

  @Test
  void activityIsCounted() {
    PerformanceMetrics metrics = PerformanceMetrics.of(traded());
    assertEquals(6, metrics.bars());
    assertEquals(5 / 8_766.0, metrics.years(), EXACT);
    assertEquals(6, metrics.rebalances());
    assertEquals(2, metrics.trades());
    assertClose(0, metrics.winRate());
    assertClose(0, metrics.profitFactor());
    assertEquals(5.5, metrics.feesUsd(), EXACT);
    assertEquals(2.5, metrics.slippageUsd(), EXACT);
    double turned = 20 / 99.0 + 40 / 118.0 + 30 / 157.0 + 15 / 81.0 + 8 / 80.0 + 8 / 79.5;
    assertClose(turned * 8_766 / 5, metrics.turnover());
    assertEquals(4 / 6.0, metrics.timeInMarket(), EXACT);
    assertEquals(
        (20 / 99.0 + 80 / 118.0 + 90 / 157.0 + 8 / 80.0) / 6, metrics.avgExposure(), EXACT);
    assertEquals(-0.205, metrics.totalReturn(), EXACT);
    assertEquals((157 - 79.5) / 157, metrics.maxDrawdown(), EXACT);
  }

  @Test
  void beforeCostsTheSameSharesAreTradedAtTheReferencePrice() {
    BookCurve free = FixedDecisions.of(traded()).curve(0);
    double cash = 100 - 21;
    double base = 2.1;
    assertEquals(cash + base * 10, free.equityUsd(0), EXACT);
    double spent = cash * 41 / 79;
    base += spent / 19;
    cash -= spent;
    assertEquals(cash + base * 20, free.equityUsd(1), 1e-9);
    cash += base / 4 * 30.5;
    base *= 0.75;
    assertEquals(cash + base * 30, free.equityUsd(2), 1e-9);
  }

  /** Three hours, ten missing, then two more: the fall is made good after 12 hours, not after 2. */
  @Test
  void aDrawdownLastsAsLongAsItTakesAlsoOverHoursWithoutACandle() {
    BookCurve book = new BookCurve(gap("10 8 9 10 11"), 0, 5, 10);
    for (int k = 0; k < 5; k++) {
      book.mark(k, 0, 1);
    }
    PerformanceMetrics whole = PerformanceMetrics.of(book);
    assertEquals(0.2, whole.maxDrawdown(), EXACT);
    assertEquals(13, whole.maxDrawdownHours());
    assertEquals(14 / 8_766.0, whole.years(), EXACT);
    PerformanceMetrics slice =
        Slice.byRegime(book, book, any -> RegimeLabel.CHOP).get("CHOP").strategy();
    assertEquals(13, slice.maxDrawdownHours());
    assertEquals(15 / 8_766.0, slice.years(), EXACT, "the first hour, too");
  }

  /** Bought at the first close for 1 % more than it is worth, and kept at a price that stays. */
  @Test
  void theFirstCostIsInEveryFigureButTheHarnesssOwn() {
    BookCurve book = new BookCurve(tape("10 10 10 10"), 0, 4, 100);
    book.traded(0, 9.9, 10, 10, 1);
    for (int k = 0; k < 4; k++) {
      book.mark(k, 0, 9.9);
    }
    PerformanceMetrics metrics = PerformanceMetrics.of(book);
    assertEquals(-0.01, metrics.totalReturn(), EXACT);
    assertEquals(0.01, metrics.maxDrawdown(), EXACT);
    assertEquals(4, metrics.maxDrawdownHours());
    assertTrue(!metrics.maxDrawdownRecovered());
    // Returns -0.01, 0, 0: mean -0.01 / 3, deviation 0.01 / sqrt(3).
    assertClose(0.01 / Math.sqrt(3) * ROOT, metrics.volatility());
    assertClose(-1 / Math.sqrt(3) * ROOT, metrics.sharpe());
    assertClose(-1 / Math.sqrt(3) * ROOT, metrics.sortinoAllHours());
    assertEquals(OptionalDouble.empty(), metrics.sortino(), "as the reference has it");
  }

  /** Half of all cash in at the close of the third hour, out at the close of the fifth. */
  @Test
  void aRegimesExposureIsOfThePositionThatItsReturnsAreOf() {
    BookCurve book = new BookCurve(tape("10 10 10 20 10 10"), 0, 6, 100, true);
    double[] held = {0, 0, 5, 5, 0, 0};
    double[] cash = {100, 100, 50, 50, 100, 100};
    book.traded(2, 5, 10, 10, 0);
    book.traded(4, -5, 10, 10, 0);
    for (int k = 0; k < 6; k++) {
      book.mark(k, cash[k], held[k]);
    }
    Map<String, Slice> regimes =
        Slice.byRegime(
            book, book, candle -> candle == 3 ? RegimeLabel.TREND_DOWN : RegimeLabel.TREND_UP);
    PerformanceMetrics down = regimes.get("TREND_DOWN").strategy();
    assertEquals(1, down.bars());
    assertEquals(100 / 150.0 - 1, down.totalReturn(), EXACT);
    assertEquals(100 / 150.0, down.avgExposure(), EXACT, "held through the hour, not after it");
    assertEquals(1, down.timeInMarket(), EXACT);
    PerformanceMetrics up = regimes.get("TREND_UP").strategy();
    double hours = PerformanceMetrics.of(book).avgExposure() * 6;
    assertEquals(hours, down.avgExposure() + up.avgExposure() * up.bars(), EXACT);
  }

  @Test
  void aPositionThatIsOpenAtTheEndIsNoTradeButKnown() {
    BookCurve book = new BookCurve(tape("10 20 30 5 8 8"), 0, 6, 100);
    book.traded(0, 2, 10, 10, 1);
    book.traded(1, -2, 20, 20, 1);
    book.traded(2, 2, 30, 30, 1);
    book.traded(3, -1, 5, 5, 0.5);
    for (int k = 0; k < 6; k++) {
      book.mark(k, 0, 1);
    }
    assertEquals(1, PerformanceMetrics.of(book).trades());
    assertClose(1, PerformanceMetrics.of(book).winRate());
    OpenPosition open = OpenPosition.of(book).orElseThrow();
    assertEquals(book.openTime(2), open.opened());
    assertEquals(1, open.baseQty(), EXACT);
    assertEquals(61 - 4.5, open.costUsd(), EXACT);
    assertEquals(8, open.valueUsd(), EXACT);
    assertEquals(8 - 56.5, open.unrealizedUsd(), EXACT);
    assertEquals(Optional.empty(), OpenPosition.of(traded()));
  }

  @Test
  void aLostBookHasNoGrowthRate() {
    BookCurve book = new BookCurve(tape("10 10 10"), 0, 3, 100);
    book.mark(0, 100, 0);
    assertEquals(OptionalDouble.empty(), PerformanceMetrics.of(book).cagr());
    assertEquals(-1, PerformanceMetrics.of(book).totalReturn());
    assertEquals(1, PerformanceMetrics.of(book).maxDrawdown());
  }

  @Test
  void theReturnsOfAllSlicesTogetherAreTheReturnOfTheWhole() {
    BookCurve book = new BookCurve(tape("10 11 9 12 13 10"), 0, 6, 100);
    book.traded(0, 5, 10, 10, 2);
    for (int k = 0; k < 6; k++) {
      book.mark(k, 48, 5);
    }
    BookCurve hold = BuyAndHold.besideReference(book, CostPreset.PRO.costs());
    Map<String, Slice> years = Slice.byYear(book, hold);
    assertEquals(List.of("2024", "2025"), List.copyOf(years.keySet()));
    assertEquals(2, years.get("2024").strategy().bars());
    assertEquals(4, years.get("2025").strategy().bars());
    double strategy = 1;
    double held = 1;
    for (Slice slice : years.values()) {
      strategy *= 1 + slice.strategy().totalReturn();
      held *= 1 + slice.hold().totalReturn();
    }
    assertEquals(book.equityUsd(5) / 100, strategy, EXACT);
    assertEquals(hold.equityUsd(5) / 100, held, EXACT);
    assertEquals(103.0 / 100 - 1, years.get("2024").strategy().totalReturn(), EXACT);
    assertEquals(2, years.get("2024").strategy().feesUsd());
    assertEquals(0, years.get("2025").strategy().feesUsd());
  }

  @Test
  void anHourBelongsToTheRegimeThatWasKnownWhenItBegan() {
    BookCurve book = new BookCurve(tape("10 10 11 11 11 22"), 1, 5, 10);
    for (int k = 0; k < 5; k++) {
      book.mark(k, 0, 1);
    }
    Map<String, Slice> regimes =
        Slice.byRegime(
            book,
            book,
            candle -> candle == 1 || candle == 4 ? RegimeLabel.TREND_UP : RegimeLabel.PANIC);
    assertEquals(List.of("PANIC", "TREND_UP"), List.copyOf(regimes.keySet()));
    assertEquals(3, regimes.get("PANIC").strategy().bars());
    assertEquals(0, regimes.get("PANIC").strategy().totalReturn(), EXACT);
    assertEquals(1.1 * 2 - 1, regimes.get("TREND_UP").strategy().totalReturn(), EXACT);
    assertEquals(OptionalDouble.empty(), regimes.get("TREND_UP").strategy().cagr());
  }

  @Test
  void holdingPaysSlippageAndFeeOnce() {
    BookCurve book = new BookCurve(tape("10 20 40"), 0, 3, 100);
    Costs costs = new Costs(100, 50);
    BookCurve reference = BuyAndHold.besideReference(book, costs);
    assertEquals(100 / (10 * 1.005 * 1.01) * 40, reference.equityUsd(2), 1e-9);
    BookCurve late = BuyAndHold.besideCycle(book, FillTime.NEXT_CLOSE, costs);
    assertEquals(100, late.equityUsd(0));
    assertEquals(100 / (20 * 1.005 * 1.01) * 40, late.equityUsd(2), 1e-9);
    PerformanceMetrics metrics = PerformanceMetrics.of(late);
    assertTrue(metrics.feesUsd() > 0 && metrics.slippageUsd() > 0);
  }

  private static double[] numbers(String text) {
    return List.of(text.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();
  }

  /** Hours around the turn of a year. */
  private static CandleSeries tape(String closes) {
    List<Candle> candles = new ArrayList<>();
    Instant start = Instant.parse("2024-12-31T22:00:00Z");
    for (double close : numbers(closes)) {
      candles.add(
          new Candle(
              start.plusSeconds(3_600L * candles.size()), close, close + 1, close - 1, close, 1));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  /** The same, with ten hours missing after the third. */
  private static CandleSeries gap(String closes) {
    CandleSeries whole = tape(closes);
    return Tapes.changed(
        whole,
        (i, c) ->
            new Candle(
                c.openTime().plusSeconds(i < 3 ? 0 : 36_000),
                c.open(),
                c.high(),
                c.low(),
                c.close(),
                c.volume()));
  }

  private static void assertClose(double expected, OptionalDouble actual) {
    assertEquals(expected, actual.orElseThrow(), Math.abs(expected) * 1e-9);
  }
}
