package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;

/** The indicators of Layer 1, and nothing else, through ta4j with its fast numbers. */
final class Ta4jPass {
  private final BarSeries bars;

  Ta4jPass(CandleSeries tape) {
    bars =
        new BaseBarSeriesBuilder()
            .withName(tape.productId())
            .withNumFactory(DoubleNumFactory.getInstance())
            .build();
    for (int i = 0; i < tape.size(); i++) {
      bars.barBuilder()
          .timePeriod(CandleSeries.INTERVAL)
          .endTime(tape.openTime(i).plus(CandleSeries.INTERVAL))
          .openPrice(tape.open(i))
          .highPrice(tape.high(i))
          .lowPrice(tape.low(i))
          .closePrice(tape.close(i))
          .volume(tape.volume(i))
          .add();
    }
  }

  /** The sum of all values, so that none is left out. */
  double run() {
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
}
