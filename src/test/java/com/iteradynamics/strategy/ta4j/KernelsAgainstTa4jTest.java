package com.iteradynamics.strategy.ta4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.market.Adx;
import com.iteradynamics.market.Bollinger;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.VolumeZ;
import com.iteradynamics.market.ZeroRange;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.num.Num;

/**
 * Our kernels and ta4j's over the sample tape. Where the definitions are the same, the values are:
 * from the first bar that has one. Where they only start differently (averages that remember
 * everything, a little), they come together as the start fades, at the pace of the average.
 */
class KernelsAgainstTa4jTest {
  private static final CandleSeries TAPE = SampleCandles.load();
  private static final BarSeries BARS = Ta4jBars.of(TAPE);
  private static final ClosePriceIndicator CLOSE = new ClosePriceIndicator(BARS);

  /** Rounding: a few units in the last place, more where a window's sum is kept up to date. */
  private static final double EXACT = 1e-12;

  /** What a variance loses when it is the small difference of large numbers. */
  private static final double SQUARED = 1e-8;

  @Test
  void trueRangesAreTheSameFromTheFirstBarOn() {
    double[] ours = com.iteradynamics.market.Indicator.meanTrueRange(1).over(TAPE);
    assertEquals(0, worst(ours, theirs(new TRIndicator(BARS)), 0, TAPE.size()));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 50})
  void plainMeansAreTheSameFromTheirFirstValueOn(int length) {
    double[] closes = ours(TAPE::close);
    double[] ours =
        ours(i -> i + 1 < length ? Double.NaN : RollingMean.of(closes, i + 1 - length, i + 1));
    agree(ours, theirs(new SMAIndicator(CLOSE, length)), length - 1, EXACT);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50})
  void bollingerBandsAreTa4jsWithItsPopulationVariance(int length) {
    Bollinger bands = new Bollinger(length, 2);
    double[] mid = new double[TAPE.size()];
    double[] variance =
        ours(
            i -> {
              bands.measure(TAPE, i);
              mid[i] = bands.mid();
              double deviation = (bands.upper() - bands.mid()) / 2;
              return deviation * deviation;
            });
    agree(mid, theirs(new SMAIndicator(CLOSE, length)), length - 1, EXACT);
    agree(variance, theirs(new VarianceIndicator(CLOSE, length)), length - 1, SQUARED);
  }

  @Test
  void volumeZIsTa4jsMeanAndVarianceMadeASamplesVariance() {
    int length = 50;
    VolumeZ volumeZ = new VolumeZ(length, length);
    double[] ours = ours(i -> volumeZ.at(TAPE, i));
    VolumeIndicator volume = new VolumeIndicator(BARS);
    double[] mean = theirs(new SMAIndicator(volume, length));
    double[] variance = theirs(new VarianceIndicator(volume, length));
    double[] theirs =
        ours(i -> (TAPE.volume(i) - mean[i]) / Math.sqrt(variance[i] * length / (length - 1)));
    for (int i = length - 1; i < TAPE.size(); i++) {
      assertEquals(theirs[i], ours[i], SQUARED, "volume z at bar " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 20, 50})
  void exponentialAveragesComeTogetherAsTheirStartFades(int length) {
    double[] plains = com.iteradynamics.market.Indicator.plainEma(length).over(TAPE);
    double[] seededs = com.iteradynamics.market.Indicator.seededEma(length).over(TAPE);
    double[] theirs = theirs(new EMAIndicator(CLOSE, length));
    double alpha = 2.0 / (length + 1);
    for (double[] ours : List.of(seededs, plains)) {
      comesTogether(ours, theirs, length, alpha, 1);
      agree(ours, theirs, 20 * length, EXACT);
    }
  }

  @Test
  void averageTrueRangesComeTogetherAsTheirStartFades() {
    double[] ours = atr();
    double[] theirs = theirs(new ATRIndicator(BARS, 14));
    // Our weights are normalised, so that at first it follows the newest ranges faster.
    comesTogether(ours, theirs, 14, 1.0 / 14, 10);
    agree(ours, theirs, 40 * 14, EXACT);
  }

  @Test
  void directionalIndexesComeTogetherAsTheirStartFades() {
    double[] atr = atr();
    Adx adx = new Adx(14);
    double[] ours =
        ours(
            i -> {
              adx.add(TAPE.high(i), TAPE.low(i), atr[i]);
              return adx.value();
            });
    double[] theirs = theirs(new ADXIndicator(BARS, 14));
    // An average of averages: fades as t (1 - a)^t.
    comesTogether(ours, theirs, 28, 1.0 / 14, 40);
    agree(ours, theirs, 50 * 14, EXACT);
  }

  private static double[] atr() {
    return com.iteradynamics.market.Indicator.atr(14, ZeroRange.wideningOf(TAPE)).over(TAPE);
  }

  /** The values are those of ta4j from bar {@code from} on, up to a relative tolerance. */
  private static void agree(double[] ours, double[] theirs, int from, double tolerance) {
    double worst = worst(ours, theirs, from, TAPE.size());
    assertTrue(worst <= tolerance, () -> "largest relative difference " + worst);
  }

  /**
   * The difference at bar {@code from}, which is that of the starts, is left with weight (1 - a)^t
   * after t bars, times {@code slack}.
   */
  private static void comesTogether(
      double[] ours, double[] theirs, int from, double alpha, double slack) {
    double scale = Arrays.stream(theirs).filter(Double::isFinite).max().orElseThrow();
    double start = Math.abs(ours[from] - theirs[from]);
    assertTrue(start > 0, "the starts do differ");
    for (int i = from; i < TAPE.size(); i++) {
      double left = slack * start * Math.pow(1 - alpha, i - from) + EXACT * scale;
      int bar = i;
      assertTrue(
          Math.abs(ours[i] - theirs[i]) <= left,
          () -> "bar " + bar + ": " + ours[bar] + " and " + theirs[bar] + ", allowed " + left);
    }
  }

  private static double worst(double[] ours, double[] theirs, int from, int to) {
    double worst = 0;
    for (int i = from; i < to; i++) {
      double scale = Math.max(Math.abs(theirs[i]), 1e-300);
      double difference = Math.abs(ours[i] - theirs[i]) / scale;
      worst = Math.max(worst, Double.isNaN(difference) ? Double.MAX_VALUE : difference);
    }
    return worst;
  }

  private static double[] ours(IntToDoubleFunction value) {
    double[] values = new double[TAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return values;
  }

  private static double[] theirs(Indicator<Num> indicator) {
    return ours(i -> indicator.getValue(i).doubleValue());
  }
}
