package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernels against the definitions, restated without any cleverness over random candle
 * histories: every value from scratch, weights written out, statistics in two passes.
 */
class NaiveIndicatorsTest {
  private static final int SIZE = 400;
  private static final double CLOSE_TO = 1e-11;

  private static final long SEED = Seed.value();
  private final CandleSeries candles = Tapes.random(SEED, SIZE);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 14, 50})
  void seededEmaIsTheMeanOfTheFirstThenGeometricWeights(int length) {
    double[] ema = Indicator.seededEma(length).over(candles);
    double a = 2.0 / (length + 1);
    for (int i = 0; i < SIZE; i++) {
      double expected = Double.NaN;
      if (i >= length - 1) {
        double mean = 0;
        for (int j = 0; j < length; j++) {
          mean += candles.close(j) / length;
        }
        expected = mean * Math.pow(1 - a, i - length + 1);
        for (int j = length; j <= i; j++) {
          expected += a * Math.pow(1 - a, i - j) * candles.close(j);
        }
      }
      agrees(expected, ema[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 14, 50})
  void plainEmaIsGeometricWeightsFromTheFirst(int length) {
    double[] ema = Indicator.plainEma(length).over(candles);
    double a = 2.0 / (length + 1);
    for (int i = 0; i < SIZE; i++) {
      double expected = candles.close(0) * Math.pow(1 - a, i);
      for (int j = 1; j <= i; j++) {
        expected += a * Math.pow(1 - a, i - j) * candles.close(j);
      }
      agrees(i >= length - 1 ? expected : Double.NaN, ema[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 14, 60})
  void atrWeighsAllTrueRangesWithNormalisedWeights(int length) {
    double[] atr = Indicator.atr(length, 0).over(candles);
    for (int i = 0; i < SIZE; i++) {
      agrees(i >= length ? wilder(length, 1, i, this::trueRange) : Double.NaN, atr[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 14, 30})
  void adxIsTheAverageOfTheShareOfTheLargerMove(int length) {
    double[] atr = Indicator.atr(length, 0).over(candles);
    Adx adx = new Adx(length);
    double[] dx = new double[SIZE];
    int known = 0;
    for (int i = 0; i < SIZE; i++) {
      adx.add(candles.high(i), candles.low(i), atr[i]);
      if (i >= length) {
        double plus = 100 * wilder(length, 1, i, this::plusMove) / atr[i];
        double minus = 100 * wilder(length, 1, i, this::minusMove) / atr[i];
        // Nothing moved yet in either direction: no share, which the average leaves out.
        dx[i] = 100 * Math.abs(plus - minus) / (plus + minus);
        known += Double.isNaN(dx[i]) ? 0 : 1;
        agrees(plus, adx.plus());
        agrees(minus, adx.minus());
      }
      boolean there = known >= length;
      agrees(there ? wilder(length, length, i, j -> dx[j]) : Double.NaN, adx.value());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50})
  void volumeZIsTheDistanceFromTheMeanInSampleDeviations(int length) {
    VolumeZ volumeZ = new VolumeZ(length, 10);
    for (int i = 0; i < SIZE; i++) {
      double[] window = window(i, length, candles::volume);
      double deviation = Math.sqrt(squares(window) / (window.length - 1));
      double expected = (candles.volume(i) - mean(window)) / deviation;
      agrees(i >= 9 ? expected : Double.NaN, volumeZ.at(candles, i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 21})
  void bollingerBandsAreTheMeanAndPopulationDeviations(int length) {
    Bollinger bands = new Bollinger(length, 2);
    for (int i = 0; i < SIZE; i++) {
      bands.measure(candles, i);
      double[] window = window(i, length, candles::close);
      boolean there = i >= length - 1;
      double distance = 2 * Math.sqrt(squares(window) / window.length);
      agrees(there ? mean(window) : Double.NaN, bands.mid());
      agrees(there ? mean(window) + distance : Double.NaN, bands.upper());
      agrees(there ? mean(window) - distance : Double.NaN, bands.lower());
      assertEquals(there ? 2 * distance / mean(window) : Double.NaN, bands.width(), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 168})
  void medianIsTheMiddleOfTheSortedWindow(int length) {
    RollingMedian median = new RollingMedian(length);
    assertTrue(Double.isNaN(median.value()));
    RandomGenerator random = new Random(SEED);
    double[] values = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = random.nextInt(50); // With many equal ones.
      median.add(values[i]);
      double[] window = window(i, length, j -> values[j]);
      Arrays.sort(window);
      int middle = window.length / 2;
      double expected =
          window.length % 2 == 1 ? window[middle] : (window[middle - 1] + window[middle]) / 2;
      assertEquals(expected, median.value());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 14, 24})
  void rollingMeanIsThatOfItsWindowAcrossStretches(int length) {
    RollingMean mean = new RollingMean(length);
    int at = 0;
    RandomGenerator random = new Random(SEED);
    double[] column = new double[Pass.MAX_SIZE];
    double[] means = new double[Pass.MAX_SIZE];
    while (at < SIZE) {
      int count = Math.min(SIZE - at, 1 + random.nextInt(Pass.MAX_SIZE));
      for (int k = 0; k < count; k++) {
        column[k] = at + k < 30 ? Double.NaN : candles.close(at + k);
      }
      mean.fill(column, count, means);
      for (int k = 0; k < count; k++) {
        int there = Math.max(0, Math.min(length, at + k + 1 - 30));
        double[] window = there == 0 ? new double[0] : window(at + k, there, candles::close);
        agrees(mean(window), means[k]);
      }
      at += count;
    }
  }

  @Test
  void meansOfAColumnAreThoseOfEachWindowToTheLastBit() {
    double[] values = new double[SIZE];
    Arrays.setAll(values, candles::close);
    for (int length = 1; length <= 200; length++) {
      int count = SIZE - length + 1;
      double[] means = new double[count];
      double[] room = new double[SIZE + 1];
      RollingMean.column(values, 0, length, count, means, room, new double[SIZE + 1]);
      for (int i = 0; i < count; i++) {
        assertEquals(RollingMean.of(values, i, i + length), means[i]);
        agrees(mean(Arrays.copyOfRange(values, i, i + length)), means[i]);
      }
    }
  }

  @Test
  void afterAHoleThatCutsEveryIndicatorBeginsAnew() {
    CandleSeries holed =
        CandleSeries.joined(candles.productId(), List.of(candles.first(170), candles.last(200)));
    GapRule gaps = new GapRule(29, 1);
    List<CandleSeries> blocks = gaps.blocks(holed);
    assertEquals(2, blocks.size());
    for (Indicator each :
        List.of(
            Indicator.seededEma(20),
            Indicator.plainEma(20),
            Indicator.adx(14, 0),
            Indicator.meanTrueRange(14))) {
      double[] whole = new IndicatorCache(holed, gaps, 100).of(each);
      double[] first = each.over(blocks.get(0));
      double[] second = each.over(blocks.get(1));
      assertArrayEquals(first, Arrays.copyOf(whole, first.length));
      assertArrayEquals(second, Arrays.copyOfRange(whole, first.length, whole.length));
    }
  }

  private interface Values {
    double at(int i);
  }

  /** Mean of the values from {@code first} to {@code i}, each weighing 1 - 1/length of the next. */
  private static double wilder(int length, int first, int i, Values values) {
    double sum = 0;
    double weights = 0;
    for (int j = first; j <= i; j++) {
      if (!Double.isNaN(values.at(j))) {
        double weight = Math.pow(1 - 1.0 / length, i - j);
        sum += weight * values.at(j);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private double trueRange(int i) {
    double before = candles.close(i - 1);
    double jump = Math.max(Math.abs(candles.high(i) - before), Math.abs(before - candles.low(i)));
    return Math.max(candles.high(i) - candles.low(i), jump);
  }

  private double plusMove(int i) {
    double up = candles.high(i) - candles.high(i - 1);
    double down = candles.low(i - 1) - candles.low(i);
    return up > down && up > 0 ? up : 0;
  }

  private double minusMove(int i) {
    double up = candles.high(i) - candles.high(i - 1);
    double down = candles.low(i - 1) - candles.low(i);
    return down > up && down > 0 ? down : 0;
  }

  private static double[] window(int i, int length, Values values) {
    int from = Math.max(0, i + 1 - length);
    double[] window = new double[i + 1 - from];
    for (int j = from; j <= i; j++) {
      window[j - from] = values.at(j);
    }
    return window;
  }

  private static double mean(double[] window) {
    return Arrays.stream(window).sum() / window.length;
  }

  private static double squares(double[] window) {
    double mean = mean(window);
    return Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
  }

  private static void agrees(double expected, double actual) {
    double size = Double.isNaN(expected) ? 1 : Math.max(1, Math.abs(expected));
    assertEquals(expected, actual, CLOSE_TO * size);
  }
}
