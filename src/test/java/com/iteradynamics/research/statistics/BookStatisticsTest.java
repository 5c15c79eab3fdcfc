package com.iteradynamics.research.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.PlayedBook;
import com.iteradynamics.research.RoundTrip;
import com.iteradynamics.testkit.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures beside those of a naive computation, and by hand. */
class BookStatisticsTest {
  private static final Costs COSTS = new Costs(20, 5);
  private static final double CLOSE = 1e-9;
  private static final int BOOKS = 60;

  /** A book of some weeks, with a trade every few hours, all in and all out or in parts. */
  private static PlayedBook random(Random dice, int hours) {
    double[] closes = new double[hours];
    double[] shares = new double[hours];
    double close = 100;
    for (int k = 0; k < hours; k++) {
      close *= Math.exp(0.01 * dice.nextGaussian());
      closes[k] = close;
      double share = dice.nextInt(3) == 0 ? dice.nextDouble() : 1;
      shares[k] = dice.nextInt(12) > 0 ? 0 : dice.nextBoolean() ? share : -share;
    }
    shares[0] = dice.nextInt(4) == 0 ? 1 : 0;
    return new PlayedBook(closes, shares);
  }

  private static PlayedBook holding(PlayedBook book) {
    double[] shares = new double[book.closes().length];
    shares[0] = 1;
    return new PlayedBook(book.closes(), shares);
  }

  private interface Check {
    void of(BookStatistics ours, NaiveStatistics naive, NaiveStatistics hold);
  }

  /** Many random books, of 20 days and more. */
  private static void each(Check check) {
    Random dice = new Random(Seed.value());
    for (int i = 0; i < BOOKS; i++) {
      PlayedBook played = random(dice, 24 * 20 + dice.nextInt(24 * 60));
      BookCurve book = played.at(COSTS);
      BookCurve hold = holding(played).at(COSTS);
      check.of(BookStatistics.of(book, hold), new NaiveStatistics(book), new NaiveStatistics(hold));
    }
  }

  private static void assertClose(double expected, OptionalDouble found) {
    assertEquals(expected, found.orElseThrow(), CLOSE * Math.max(1, Math.abs(expected)));
  }

  @Test
  void drawdownsAreThoseOfAllPeaks() {
    each(
        (ours, naive, hold) -> {
          List<Double> depths = naive.depths();
          List<DrawdownEpisode> found = ours.drawdowns();
          assertEquals(Math.min(BookStatistics.DRAWDOWNS, depths.size()), found.size());
          for (int i = 0; i < found.size(); i++) {
            DrawdownEpisode each = found.get(i);
            assertEquals(depths.get(i), each.depth(), CLOSE);
            assertEquals(each.hoursDown(), Duration.between(each.peak(), each.trough()).toHours());
            each.recovered()
                .ifPresent(
                    back ->
                        assertEquals(each.hours(), Duration.between(each.peak(), back).toHours()));
            assertEquals(each.recovered().isPresent(), each.hoursUp().isPresent());
          }
          PerformanceMetrics metrics = PerformanceMetrics.of(naive.book);
          assertEquals(metrics.maxDrawdown(), found.getFirst().depth(), CLOSE);
          assertEquals(metrics.maxDrawdownHours(), found.getFirst().hours());
          assertEquals(metrics.maxDrawdownRecovered(), found.getFirst().recovered().isPresent());
        });
  }

  @Test
  void tailsAreThoseOfTheDefinitions() {
    each(
        (ours, naive, hold) -> {
          double[] days = naive.changes(10);
          TailStatistics tails = ours.tails();
          assertClose(NaiveStatistics.valueAtRisk(days), tails.valueAtRisk());
          assertClose(NaiveStatistics.beyond(days), tails.conditionalValueAtRisk());
          assertTrue(
              tails.conditionalValueAtRisk().getAsDouble() >= tails.valueAtRisk().getAsDouble());
          assertEquals(
              NaiveStatistics.skewness(days), tails.skewness().orElseThrow(), 1e-6, "skewness");
          assertEquals(
              NaiveStatistics.kurtosis(days), tails.kurtosis().orElseThrow(), 1e-5, "kurtosis");
          assertClose(
              NaiveStatistics.quantile(days, 0.95) / -NaiveStatistics.quantile(days, 0.05),
              tails.tailRatio());
          assertClose(naive.ulcer(), tails.ulcerIndex());
          double[] months = naive.changes(7);
          double pain = Arrays.stream(months).map(month -> Math.max(0, -month)).sum();
          if (pain > 0) {
            assertClose(Arrays.stream(months).sum() / pain, tails.gainToPain());
          } else {
            assertTrue(tails.gainToPain().isEmpty());
          }
        });
  }

  @Test
  void besideHoldingItIsTheLeastSquaresLine() {
    each(
        (ours, naive, hold) -> {
          double[] line = NaiveStatistics.line(hold.hourly(), naive.hourly());
          assertClose(line[0], ours.market().beta());
          assertClose(line[1] * 8_760, ours.market().alpha());
          assertClose(line[2], ours.market().correlation());
          assertCapture(naive, hold, 1, ours.market().upCapture());
          assertCapture(naive, hold, -1, ours.market().downCapture());
        });
  }

  private static void assertCapture(
      NaiveStatistics ours, NaiveStatistics hold, int sign, OptionalDouble found) {
    double mine = 1;
    double held = 1;
    int months = 0;
    Map<String, Double> by = ours.by(7);
    for (Map.Entry<String, Double> month : hold.by(7).entrySet()) {
      if (Math.signum(month.getValue()) == sign) {
        mine *= 1 + by.get(month.getKey());
        held *= 1 + month.getValue();
        months++;
      }
    }
    if (months == 0) {
      assertTrue(found.isEmpty());
    } else {
      double root = 1.0 / months;
      assertEquals(
          (Math.pow(mine, root) - 1) / (Math.pow(held, root) - 1), found.orElseThrow(), 1e-6);
    }
  }

  @Test
  void tradesAreThoseOfTheirDefinitions() {
    each(
        (ours, naive, hold) -> {
          double[] trades = naive.trades();
          TradeStatistics found = ours.trades();
          double won = Arrays.stream(trades).filter(each -> each > 0).count();
          double lost = Arrays.stream(trades).filter(each -> each < 0).count();
          double win = Arrays.stream(trades).map(each -> Math.max(each, 0)).sum() / won;
          double loss = Arrays.stream(trades).map(each -> Math.min(each, 0)).sum() / lost;
          assertClose(win, found.averageWin());
          assertClose(loss, found.averageLoss());
          assertClose(-win / loss, found.payoffRatio());
          assertClose((won * win + lost * loss) / trades.length, found.expectancy());
          double sharpe = NaiveStatistics.sharpe(trades) / Math.sqrt(8_760);
          assertEquals(
              sharpe * Math.sqrt(trades.length), found.systemQuality().orElseThrow(), 1e-6);
          String word = naive.word();
          assertEquals(NaiveStatistics.longest(word, 'W'), found.longestWins().orElseThrow());
          assertEquals(NaiveStatistics.longest(word, 'L'), found.longestLosses().orElseThrow());
          assertClose(
              RoundTrip.of(naive.book).stream()
                  .mapToInt(trip -> trip.closed() - trip.opened())
                  .average()
                  .orElseThrow(),
              found.holdingHours());
        });
  }

  @Test
  void extremesAreThoseOfAllHoursDaysMonthsAndTrades() {
    each(
        (ours, naive, hold) -> {
          List<double[]> all =
              List.of(naive.changes(13), naive.changes(10), naive.changes(7), naive.trades());
          List<String> names = List.of("hour", "day", "month", "trade");
          assertEquals(names, ours.extremes().stream().map(Extremes::of).toList());
          for (int i = 0; i < names.size(); i++) {
            Extremes found = ours.extremes().get(i);
            assertEquals(
                Arrays.stream(all.get(i)).max().orElseThrow(), found.best().change(), CLOSE);
            assertEquals(
                Arrays.stream(all.get(i)).min().orElseThrow(), found.worst().change(), CLOSE);
          }
          String day = ours.extremes().get(1).worst().from().toString().substring(0, 10);
          assertEquals(naive.by(10).get(day), ours.extremes().get(1).worst().change(), CLOSE);
        });
  }

  @Test
  void rollingFiguresAreThoseOfTheirWindow() {
    Random dice = new Random(Seed.value());
    PlayedBook played = random(dice, 24 * 9 + 7);
    BookCurve book = played.at(COSTS);
    BookCurve hold = holding(played).at(COSTS);
    double[] ours = new NaiveStatistics(book).hourly();
    double[] market = new NaiveStatistics(hold).hourly();
    int window = 100;
    RollingFigures found = RollingFigures.of(book, hold, window).orElseThrow();
    // The first day whose end has 100 returns behind it is the fifth; the tenth is cut short.
    assertEquals(6, found.points().size());
    for (RollingFigures.Point point : found.points()) {
      int end =
          (int) Duration.between(book.openTime(0), point.at()).toHours(); // returns up to its close
      double[] mine = Arrays.copyOfRange(ours, end - window, end);
      double[] held = Arrays.copyOfRange(market, end - window, end);
      assertEquals(NaiveStatistics.sharpe(mine), point.sharpe().orElseThrow(), 1e-6);
      assertEquals(NaiveStatistics.sharpe(held), point.holdSharpe().orElseThrow(), 1e-6);
      assertEquals(NaiveStatistics.line(held, mine)[0], point.beta().orElseThrow(), CLOSE);
    }
    assertEquals(book.openTime(book.size() - 1), found.points().getLast().at());
    assertEquals(
        Optional.empty(), RollingFigures.of(book, hold, book.size()), "one return too few");
    BookCurve whole = played.at(COSTS);
    RollingFigures all = RollingFigures.of(whole, hold, whole.size() - 1).orElseThrow();
    assertEquals(
        PerformanceMetrics.of(whole).sharpe().orElseThrow(),
        all.points().getLast().sharpe().orElseThrow(),
        1e-9);
    assertEquals(
        PerformanceMetrics.of(whole).volatility().orElseThrow(),
        all.points().getLast().volatility().orElseThrow(),
        1e-9);
  }

  @Test
  void drawdownsByHand() {
    // Bought at the first close, and held: equity is the price, times ten.
    BookCurve book = PlayedBook.of("100 120 90 60 120 110 130 117", "0:1").at(Costs.NONE);
    List<DrawdownEpisode> found = BookStatistics.of(book, book).drawdowns();
    Instant start = Instant.parse("2025-01-01T00:00:00Z");
    assertEquals(
        List.of(
            episode(start, 2, 4, Optional.of(5L), 0.5),
            episode(start, 7, 8, Optional.empty(), 0.1),
            episode(start, 5, 6, Optional.of(7L), 1 - 110.0 / 120)),
        found.stream().map(BookStatisticsTest::rounded).toList());
  }

  private static DrawdownEpisode episode(
      Instant start, long peak, long trough, Optional<Long> back, double depth) {
    return rounded(
        new DrawdownEpisode(
            start.plusSeconds(peak * 3_600),
            start.plusSeconds(trough * 3_600),
            back.map(hour -> start.plusSeconds(hour * 3_600)),
            depth,
            trough - peak,
            back.orElse(8L) - peak));
  }

  private static DrawdownEpisode rounded(DrawdownEpisode each) {
    return new DrawdownEpisode(
        each.peak(),
        each.trough(),
        each.recovered(),
        Math.rint(each.depth() * 1e9),
        each.hoursDown(),
        each.hours());
  }

  /** The cash at the start is a peak, too: what the first trade costs is a drawdown. */
  @Test
  void theFirstPeakIsTheCash() {
    BookCurve book = PlayedBook.of("100 100", "0:1").at(new Costs(100, 0));
    DrawdownEpisode only = BookStatistics.of(book, book).drawdowns().getFirst();
    assertEquals(book.openTime(0), only.peak());
    assertEquals(1, only.hoursDown());
    assertEquals(2, only.hours());
    assertEquals(1 - 1 / 1.01, only.depth(), CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    // Profits are those of a price that is bought with all cash at one close and sold at another.
    "'100 110 100 90', '0:1 1:-1', 1, 1, 0, 0.1, 0.1, ",
    "'100 90 100 90', '0:1 1:-1', 1, 0, 1, -0.1, , -0.1",
    "'100 110 100 90', '0:1 1:-1 2:1 3:-1', 2, 1, 1, 0, 0.1, -0.1",
    "'100 100 100 90', '0:1 1:-1', 1, 0, 0, 0, , "
  })
  void fewTrades(
      String closes,
      String trades,
      int count,
      int wins,
      int losses,
      double expectancy,
      Double win,
      Double loss) {
    TradeStatistics found = statistics(closes, trades).trades();
    assertEquals(count, found.returns().size());
    assertEquals(wins, found.longestWins().orElseThrow());
    assertEquals(losses, found.longestLosses().orElseThrow());
    assertEquals(expectancy, found.expectancy().orElseThrow(), CLOSE);
    assertOptional(win, found.averageWin());
    assertOptional(loss, found.averageLoss());
    assertEquals(win != null && loss != null, found.payoffRatio().isPresent());
    assertEquals(1, found.holdingHours().orElseThrow());
    assertEquals(count > 1, found.systemQuality().isPresent());
  }

  private static void assertOptional(Double expected, OptionalDouble found) {
    assertEquals(expected != null, found.isPresent());
    if (expected != null) {
      assertEquals(expected, found.getAsDouble(), CLOSE);
    }
  }

  private static BookStatistics statistics(String closes, String trades) {
    PlayedBook played = PlayedBook.of(closes, trades);
    return BookStatistics.of(played.at(Costs.NONE), holding(played).at(Costs.NONE));
  }

  /** A book that never traded, of two hours and of two months. */
  @ParameterizedTest
  @ValueSource(ints = {2, 24 * 59})
  void aFlatCurveHasNoFigures(int hours) {
    PlayedBook idle =
        new PlayedBook(random(new Random(Seed.value()), hours).closes(), new double[hours]);
    BookStatistics found = BookStatistics.of(idle.at(COSTS), holding(idle).at(COSTS));
    Map<String, Object> json = StatisticJson.of(found);
    for (String part : List.of("worst_drawdowns", "extremes", "histograms", "crises", "rolling")) {
      json.remove(part);
    }
    // Beside a market that moved, what was captured of it is known to be nothing.
    assertTrue(
        List.of("up_capture", "down_capture").containsAll(json.keySet()), json.keySet().toString());
    assertEquals(List.of(), found.drawdowns());
    assertEquals(List.of(), found.extremes());
    assertEquals(OptionalInt.empty(), found.trades().longestWins());
    assertTrue(found.rolling().stream().allMatch(it -> it.points().getLast().sharpe().isEmpty()));
  }

  /** Nothing is NaN, and nothing infinite, whatever the book. */
  @Test
  void noFigureIsNoNumber() {
    Random dice = new Random(Seed.value());
    for (int i = 0; i < 400; i++) {
      PlayedBook played = PlayedBook.random(dice);
      Map<String, Object> json =
          StatisticJson.of(BookStatistics.of(played.at(COSTS), holding(played).at(COSTS)));
      json.forEach(
          (name, value) -> {
            if (value instanceof Double number) {
              assertTrue(Double.isFinite(number), name + " " + number);
            }
          });
      assertFalse(json.containsKey("value_at_risk"), "fewer than 20 days");
    }
  }

  @Test
  void thereIsAMinimumTrackRecordOnlyOfWhatEarns() {
    BookStatistics earns = statistics("100 101 103 102 106 105 109", "0:1");
    assertTrue(earns.minimumTrackRecord().getAsDouble() > 1);
    assertTrue(earns.probabilisticSharpe().getAsDouble() > 0.5);
    BookStatistics loses = statistics("109 105 106 102 103 101 100", "0:1");
    assertEquals(OptionalDouble.empty(), loses.minimumTrackRecord());
    assertTrue(loses.probabilisticSharpe().getAsDouble() < 0.5);
  }

  /**
   * March 2020: from the 1st, a price that halves in the days of the window and was even before.
   */
  @Test
  void aCrisisIsThereWhenTheSpanHoldsAllOfIt() {
    int hours = 24 * 15;
    double[] closes = new double[hours];
    for (int k = 0; k < hours; k++) {
      int day = 1 + k / 24;
      closes[k] = day < 7 ? 100 : day == 10 ? 40 : day < 14 ? 50 : 80;
    }
    double[] shares = new double[hours];
    shares[0] = 0.5;
    PlayedBook played = new PlayedBook(closes, shares);
    Instant start = Instant.parse("2020-03-01T00:00:00Z");
    BookCurve book = played.at(Costs.NONE, start);
    BookCurve hold = holding(played).at(Costs.NONE, start);
    CrisisResult found = BookStatistics.of(book, hold).crises().getFirst();
    assertEquals(CrisisWindow.COVID, found.window());
    assertEquals(1, BookStatistics.of(book, hold).crises().size());
    assertEquals(-0.25, found.change(), CLOSE);
    assertEquals(-0.5, found.holding(), CLOSE);
    assertEquals(0.3, found.drawdown(), CLOSE);
    assertEquals(0.6, found.holdDrawdown(), CLOSE);
    // Half and half at 100; a third at 50 in six days, 2/7 at 40 in one.
    assertEquals((6 * (1.0 / 3) + 2.0 / 7) / 7, found.exposure(), CLOSE);
    for (String late : List.of("2020-03-07T01:00:00Z", "2020-02-28T00:00:00Z")) {
      assertEquals(
          late.startsWith("2020-02") ? 1 : 0,
          CrisisResult.of(
                  played.at(Costs.NONE, Instant.parse(late)),
                  holding(played).at(Costs.NONE, Instant.parse(late)))
              .size(),
          late);
    }
    assertEquals(
        List.of(),
        CrisisResult.of(
            played.at(Costs.NONE, Instant.parse("2020-02-27T23:00:00Z")),
            holding(played).at(Costs.NONE, Instant.parse("2020-02-27T23:00:00Z"))),
        "its last hour is not there");
  }

  @Test
  void crisesAreInOrderAndDoNotOverlap() {
    CrisisWindow before = null;
    for (CrisisWindow each : CrisisWindow.values()) {
      assertTrue(each.from().isBefore(each.until()), each.name());
      assertTrue(before == null || !each.from().isBefore(before.until()), each.name());
      before = each;
    }
  }
}
