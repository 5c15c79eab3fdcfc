package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.RollingMedian;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.TapeIndicators;
import com.iteradynamics.market.TapeIndicators.Column;
import com.iteradynamics.market.TapeIndicators.Indicator;
import com.iteradynamics.market.Trail;

/** Regime Trend's indicators over a tape. */
final class RegimeTrendTrack {
  private final CandleSeries tape;
  private final Column emaFast;
  private final Column emaSlow;
  private final Column atr;
  private final Column adx;
  private final Column adxRelative;
  private final Column atrPct;
  private final Column trend;

  RegimeTrendTrack(
      RegimeTrendParameters parameters,
      double widening,
      CandleSeries tape,
      TapeIndicators indicators) {
    int fast = parameters.emaFast();
    int slow = parameters.emaSlow();
    int range = parameters.atrLength();
    int direction = parameters.adxLength();
    this.tape = tape;
    this.emaFast = indicators.seededEma(fast);
    this.emaSlow = indicators.seededEma(slow);
    this.atr = indicators.atr(range, widening);
    this.adx = indicators.adx(direction, widening);
    this.adxRelative =
        indicators.of(new AdxRelative(direction, widening, parameters.adxRelWindow()));
    this.atrPct = indicators.of(new AtrPctSmoothed(range, widening, parameters.volWindow()));
    this.trend =
        indicators.of(new TrendSmoothed(fast, slow, range, widening, parameters.trendWindow()));
  }

  /** Everything at candle {@code i}. */
  RegimeTrendReading reading(int i) {
    return new RegimeTrendReading(
        tape.close(i),
        emaFast.at(i),
        emaSlow.at(i),
        atr.at(i),
        adx.at(i),
        adxRelative.at(i),
        atrPct.at(i),
        trend.at(i));
  }

  private record AdxRelative(int length, double widening, int window) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      Column adx = others.adx(length, widening);
      RollingMedian median = new RollingMedian(window);
      for (int i = 0; i < column.length; i++) {
        if (!Double.isNaN(adx.at(i))) {
          median.add(adx.at(i));
        }
        column[i] = RegimeTrendReading.relative(adx.at(i), median.value());
      }
    }
  }

  private record AtrPctSmoothed(int length, double widening, int window) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      Column atr = others.atr(length, widening);
      smooth(tape, window, i -> atr.at(i) / tape.close(i), column);
    }
  }

  private record TrendSmoothed(int fast, int slow, int length, double widening, int window)
      implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      Column emaFast = others.seededEma(fast);
      Column emaSlow = others.seededEma(slow);
      Column atr = others.atr(length, widening);
      smooth(
          tape,
          window,
          i -> RegimeTrendReading.trendStrength(emaFast.at(i), emaSlow.at(i), atr.at(i)),
          column);
    }
  }

  /** A value at a candle. */
  private interface ValueAt {
    double of(int i);
  }

  private static void smooth(CandleSeries tape, int window, ValueAt value, double[] column) {
    Stretch stretch = new Stretch(tape);
    Trail trail = new Trail(window);
    while (stretch.next()) {
      double[] values = trail.moveOn(stretch.count());
      for (int k = 0; k < stretch.count(); k++) {
        values[trail.offset() + k] = value.of(stretch.from() + k);
      }
      trail.settle();
      for (int k = 0; k < stretch.count(); k++) {
        column[stretch.from() + k] = trail.mean(k);
      }
    }
  }
}
