package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;

/** Layer 1's indicators, and nothing else, through ta4j with its fast numbers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class Ta4jBenchmark {
  private final BarSeries bars = bars(Tapes.random(LayersBenchmark.SEED, LayersBenchmark.CANDLES));

  /** The sum of all values, so that none is left out. */
  @Benchmark
  public double indicators() {
    ClosePriceIndicator close = new ClosePriceIndicator(bars);
    VolumeIndicator volume = new VolumeIndicator(bars);
    EMAIndicator fast = new EMAIndicator(close, 20);
    EMAIndicator slow = new EMAIndicator(close, 50);
    ATRIndicator atr = new ATRIndicator(bars, 14);
    SMAIndicator mean = new SMAIndicator(volume, 50);
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(volume, 50);
    double sum = 0;
    for (int i = 0; i < bars.getBarCount(); i++) {
      sum +=
          fast.getValue(i).doubleValue()
              + slow.getValue(i).doubleValue()
              + atr.getValue(i).doubleValue()
              + mean.getValue(i).doubleValue()
              + deviation.getValue(i).doubleValue();
    }
    return sum;
  }

  /**
   * Less than a backtest of Core Exposure: its indicators, the plainest of its rules, and a
   * position that follows them hour by hour; the final equity.
   */
  @Benchmark
  public double backtest() {
    ClosePriceIndicator close = new ClosePriceIndicator(bars);
    EMAIndicator fast = new EMAIndicator(close, 20);
    EMAIndicator slow = new EMAIndicator(close, 50);
    ATRIndicator atr = new ATRIndicator(bars, 14);
    SMAIndicator range = new SMAIndicator(new TRIndicator(bars), 14);
    double cash = 10_000;
    double base = 0;
    double wanted = 0;
    for (int i = 0; i < bars.getBarCount(); i++) {
      double price = close.getValue(i).doubleValue();
      if (i > 200) {
        double delta = (cash + base * price) * wanted - base * price;
        cash -= delta + Math.abs(delta) * 0.0015;
        base += delta / price;
      }
      double lead = fast.getValue(i).doubleValue() - slow.getValue(i).doubleValue();
      double strength = lead / atr.getValue(i).doubleValue();
      double share = 0.01 / Math.max(0.003, range.getValue(i).doubleValue() / price);
      wanted = strength >= 0.25 ? 0.8 * Math.min(1, share) : 0;
    }
    return cash + base * bars.getLastBar().getClosePrice().doubleValue();
  }

  private static BarSeries bars(CandleSeries candles) {
    BarSeries bars =
        new BaseBarSeriesBuilder()
            .withName(candles.productId())
            .withNumFactory(DoubleNumFactory.getInstance())
            .build();
    for (int i = 0; i < candles.size(); i++) {
      bars.barBuilder()
          .timePeriod(CandleSeries.INTERVAL)
          .endTime(candles.openTime(i).plus(CandleSeries.INTERVAL))
          .openPrice(candles.open(i))
          .highPrice(candles.high(i))
          .lowPrice(candles.low(i))
          .closePrice(candles.close(i))
          .volume(candles.volume(i))
          .add();
    }
    return bars;
  }
}
