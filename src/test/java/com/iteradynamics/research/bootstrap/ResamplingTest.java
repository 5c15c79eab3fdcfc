package com.iteradynamics.research.bootstrap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.research.bootstrap.Resampling.Plan;
import com.iteradynamics.testkit.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {
  private static final double[] TRADES = {0.10, -0.20, 0.05, -0.04, 0.30};
  private static final double[] HOURS = {
    0.01, -0.02, 0.03, 0.01, -0.01, 0.02, -0.03, 0.005, 0.015, -0.005
  };
  private static final int RUNS = 200_000;

  private static void nobody(int done) {}

  @Test
  void theFanIsOfTheVeryRunsAndEndsWithTheirBands() {
    Plan plan = new Plan(500, 7, 0.1);
    Resampling runs = BlockBootstrap.of(HOURS, 3, plan, ResamplingTest::nobody);
    Fan fan = Fan.of(HOURS, 3, plan);
    assertEquals(500, fan.runs());
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), fan.after());
    assertEquals(runs.growth(), fan.growth().getLast());
    Bands first = fan.growth().getFirst();
    assertEquals(1.03, first.p95(), 1e-12, "the best hour");
    assertEquals(0.97, first.p5(), 1e-12, "the worst hour");
  }

  @ParameterizedTest
  @CsvSource({"'0 1 2 19 20', 0, 1, 5", "'3 3 3', 3, 3e-9, 3", "'-1 1', -1, 0.1, 2"})
  void binsCountEveryValueOnce(String values, double from, double width, int all) {
    HistogramBins bins = HistogramBins.of(numbers(values));
    assertEquals(from, bins.from());
    assertEquals(width, bins.width(), 1e-15);
    assertEquals(all, bins.counts().stream().mapToInt(Integer::intValue).sum());
  }

  /** Edges are round, zero is one of them, and a value at an edge is above it. */
  @ParameterizedTest
  @CsvSource({
    "'0.01', 0.01, 0.0001, '1'",
    "'0', 0, 0.0001, '1'",
    "'-0.03 0.004 0.011 0.019 0.02 0.02', -0.03, 0.01, '1 0 0 1 2 2'",
    "'-0.5 0.5', -0.5, 0.5, '1 0 1'",
    "'0.1 0.2 0.3 0.4 0.5 0.6', 0.1, 0.1, '1 1 1 1 1 1'"
  })
  void binsOfReturnsAreRound(String values, double from, double width, String counts) {
    HistogramBins bins = HistogramBins.ofReturns(numbers(values));
    assertEquals(width, bins.width(), 1e-15);
    assertEquals(from, bins.from(), 1e-12);
    assertEquals(counts, String.join(" ", bins.counts().stream().map(String::valueOf).toList()));
  }

  @Test
  void binsOfReturnsHoldEveryReturn() {
    SplittableRandom random = new SplittableRandom(Seed.value());
    for (int run = 0; run < 500; run++) {
      double size = Math.pow(10, -5 + 6 * random.nextDouble());
      double[] returns =
          random.doubles(1 + random.nextInt(300)).map(x -> (x - 0.4) * size).toArray();
      HistogramBins bins = HistogramBins.ofReturns(returns);
      int most = Math.max(5, Math.min(20, returns.length));
      assertTrue(bins.counts().size() <= most, bins.toString());
      for (int i = 0; i < bins.counts().size(); i++) {
        double low = bins.from() + i * bins.width();
        double slack = 1e-9 * bins.width();
        long inside =
            Arrays.stream(returns)
                .filter(x -> x >= low + slack && x < low + bins.width() - slack)
                .count();
        assertEquals((int) inside, bins.counts().get(i), bins.toString());
      }
    }
  }

  @Test
  void binsOfReturnsNeedThem() {
    for (double[] returns : new double[][] {{}, {0.1, Double.NaN}, {Double.POSITIVE_INFINITY}}) {
      assertThrows(IllegalArgumentException.class, () -> HistogramBins.ofReturns(returns));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, '7 7 7 7 7'",
    "'1 2', '1.05 1.25 1.5 1.75 1.95'",
    "'5 1 4 2 3', '1.2 2 3 4 4.8'",
    "'0 10 20 30 40 50 60 70 80 90 100', '5 25 50 75 95'"
  })
  void bandsLieBetweenTheValues(String values, String expected) {
    Bands bands = Bands.of(numbers(values));
    double[] found = {bands.p5(), bands.p25(), bands.p50(), bands.p75(), bands.p95()};
    assertArrayEquals(numbers(expected), found, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 0",
    "'0.1 0.1', 1.21, 0",
    "'-0.1 0.5', 1.35, 0.1",
    "'0.5 -0.5 1 -0.6', 0.6, 0.6",
    "'-1 5', 0, 1"
  })
  void aPathIsAnEquity(String returns, double growth, double drawdown) {
    EquityPath path = EquityPath.of(numbers(returns));
    assertEquals(growth, path.growth(), 1e-12);
    assertEquals(drawdown, path.maxDrawdown(), 1e-12);
  }

  /**
   * All 120 orders of five trades, and all 3,125 draws of them, were counted elsewhere (Python).
   */
  @Test
  void tradesShuffledKeepTheirEndAndSpreadTheirDrawdown() {
    Resampling found =
        TradeShuffle.shuffled(TRADES, new Plan(RUNS, 3, 0.22), ResamplingTest::nobody);
    assertEquals(1.153152, found.growth().p5(), 1e-12);
    assertEquals(1.153152, found.growth().p95(), 1e-12);
    assertEquals(new Bands(0.2, 0.2, 0.2, 0.232, 0.232), rounded(found.maxDrawdown()));
    assertEquals(0, found.probabilityOfLoss());
    // 200,000 runs deviate by 0.0011; five of those.
    assertEquals(0.4, found.probabilityBeyondLimit(), 0.0055);
  }

  @Test
  void tradesDrawnSpreadBoth() {
    Resampling found = TradeShuffle.drawn(TRADES, new Plan(RUNS, 3, 0.22), ResamplingTest::nobody);
    assertEquals(
        new Bands(0.638976, 0.8921088, 1.153152, 1.49058, 2.0495475), rounded(found.growth()));
    assertEquals(0, found.maxDrawdown().p5());
    assertEquals(0.04, found.maxDrawdown().p25(), 1e-9);
    assertEquals(0.2, found.maxDrawdown().p50(), 1e-9);
    // 75 % lies where one value ends and the next begins: 0.2608 and 0.26272.
    assertEquals(0.26272, found.maxDrawdown().p75(), 0.002);
    assertEquals(0.410176, found.maxDrawdown().p95(), 1e-9);
    assertEquals(0.33344, found.probabilityOfLoss(), 0.0055);
    assertEquals(0.38688, found.probabilityBeyondLimit(), 0.0055);
  }

  @Test
  void everyOrderIsAsLikelyAsAnyOther() {
    Map<String, Integer> orders = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(11);
    for (int k = 0; k < 24_000; k++) {
      double[] order = TradeShuffle.inRandomOrder(new double[] {1, 2, 3, 4}, random);
      orders.merge(Arrays.toString(order), 1, Integer::sum);
    }
    assertEquals(24, orders.size());
    // 1,000 each, with a deviation of 31.
    orders.forEach((order, count) -> assertEquals(1_000, count, 160, order));
  }

  /**
   * The mean of the sum of the logarithms is that of the past; the variance is n R(0) + 2 sum of (n
   * - k) (1 - 1 / mean)^k R(k), where R are the circular autocovariances (Politis and Romano, lemma
   * 1); computed elsewhere (numpy).
   */
  @ParameterizedTest
  @CsvSource({"1, 0.0031176599110700736", "2, 0.0016853980042109487", "5, 0.000818328682907289"})
  void blocksKeepTheMeanAndTheDependenceWithinThem(int meanBlock, double variance) {
    SplittableRandom random = new SplittableRandom(2);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < RUNS; k++) {
      double log = Math.log(BlockBootstrap.run(HOURS, meanBlock, random).growth());
      sum += log;
      squares += log * log;
    }
    double mean = sum / RUNS;
    assertEquals(0.023413452769576286, mean, 5 * Math.sqrt(variance / RUNS));
    // A variance of so many runs is off by 0.3 % to 0.5 %; five of those.
    assertEquals(variance, squares / RUNS - mean * mean, 0.02 * variance);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "24", "168"})
  void blocksAreAsLongAsAskedForInTheMean(int meanBlock) {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    double ones = 0;
    for (int k = 0; k < RUNS; k++) {
      long length = BlockBootstrap.length(meanBlock, random);
      assertTrue(length >= 1);
      sum += length;
      ones += length == 1 ? 1 : 0;
    }
    assertEquals(meanBlock, sum / RUNS, 5 * meanBlock / Math.sqrt(RUNS));
    assertEquals(1.0 / meanBlock, ones / RUNS, 0.006);
  }

  @Test
  void theSamePastComesOutWhenAllHoursAreAlike() {
    double[] even = new double[100];
    Arrays.fill(even, 0.001);
    Resampling found = BlockBootstrap.of(even, 10, new Plan(50, 1, 0), ResamplingTest::nobody);
    assertEquals(Math.pow(1.001, 100), found.growth().p5(), 1e-12);
    assertEquals(Math.pow(1.001, 100), found.growth().p95(), 1e-12);
    assertEquals(0, found.maxDrawdown().p95());
    assertEquals(0, found.probabilityOfLoss());
    assertEquals(0, found.probabilityBeyondLimit());
  }

  @Test
  void aSeedIsAResultOnAnyNumberOfThreads() {
    double[] returns = new SplittableRandom(1).doubles(500, -0.01, 0.01).toArray();
    Plan plan = new Plan(777, 42, 0.1);
    List<Resampling> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 7}) {
      try (ForkJoinPool pool = new ForkJoinPool(threads)) {
        results.add(
            pool.submit(() -> BlockBootstrap.of(returns, 24, plan, ResamplingTest::nobody)).join());
      }
    }
    assertEquals(results.get(0), results.get(1));
    assertEquals(results.get(0), results.get(2));
    assertNotEquals(
        results.get(0),
        BlockBootstrap.of(returns, 24, new Plan(777, 43, 0.1), ResamplingTest::nobody));
  }

  @Test
  void noTwoRunsShareTheirNumbers() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (int run = 0; run < 5_000; run++) {
        seeds.add(Resampling.seed(seed, run));
      }
    }
    assertEquals(100_000, seeds.size());
    SplittableRandom one = new SplittableRandom(Resampling.seed(1, 0));
    Set<Long> drawn = new HashSet<>();
    IntStream.range(0, 10_000).forEach(k -> drawn.add(one.nextLong()));
    for (int run = 1; run < 200; run++) {
      assertTrue(!drawn.contains(new SplittableRandom(Resampling.seed(1, run)).nextLong()));
    }
  }

  @Test
  void progressEndsWithAllRuns() {
    List<Integer> told = new ArrayList<>();
    TradeShuffle.drawn(TRADES, new Plan(1_003, 1, 0.1), told::add);
    assertEquals(1_003, told.getLast());
    assertEquals(told.stream().sorted().toList(), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 10 | 0.1 | 0.01 | runs must be in 1..1000000, were 0",
        "-5 | 10 | 0.1 | 0.01 | runs must be in 1..1000000, were -5",
        "1000001 | 10 | 0.1 | 0.01 | were 1000001",
        "10 | 10 | NaN | 0.01 | the drawdown limit must be in 0..1, was NaN",
        "10 | 10 | 1.5 | 0.01 | was 1.5",
        "10 | 0 | 0.1 | 0.01 | the mean block must be >= 1, was 0",
        "10 | 51 | 0.1 | 0.01 | blocks of 51 hours need 102 hours, there are 100",
        "10 | 2147483647 | 0.1 | 0.01 | need 4294967294 hours",
        "10 | 10 | 0.1 | NaN | hourly return 99 must be finite and >= -1, was NaN",
        "10 | 10 | 0.1 | Infinity | was Infinity",
        "10 | 10 | 0.1 | -1.01 | was -1.01"
      })
  void whatCannotBeIsNamed(int runs, int block, double limit, double last, String expected) {
    double[] returns = new double[100];
    returns[99] = last;
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    BlockBootstrap.of(
                        returns, block, new Plan(runs, 1, limit), ResamplingTest::nobody))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void oneTradeIsTooFew() {
    Plan plan = new Plan(10, 1, 0.1);
    for (int trades = 0; trades < 2; trades++) {
      double[] few = new double[trades];
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> TradeShuffle.shuffled(few, plan, ResamplingTest::nobody))
              .getMessage();
      assertTrue(message.contains(trades + " trade returns, at least 2"), message);
      assertThrows(
          IllegalArgumentException.class,
          () -> TradeShuffle.drawn(few, plan, ResamplingTest::nobody));
    }
  }

  private static Bands rounded(Bands bands) {
    return new Bands(
        rounded(bands.p5()),
        rounded(bands.p25()),
        rounded(bands.p50()),
        rounded(bands.p75()),
        rounded(bands.p95()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e9) / 1e9;
  }

  private static double[] numbers(String text) {
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
