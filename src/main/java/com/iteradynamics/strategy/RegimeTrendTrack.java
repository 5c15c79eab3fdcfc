package com.iteradynamics.strategy;

import com.iteradynamics.market.Adx;
import com.iteradynamics.market.Atr;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.RollingMedian;
import com.iteradynamics.market.SeededEma;
import com.iteradynamics.market.ZeroRange;

/** Regime Trend's indicators, candle by candle. */
final class RegimeTrendTrack {

  /** The part that has to look at every candle: everything that forgets exponentially. */
  static final class Averages {
    private final SeededEma fast;
    private final SeededEma slow;
    private final Atr atr;
    private final Adx adx;
    private final Atr adxAtr;
    private final boolean sameAtr;

    Averages(RegimeTrendParameters parameters, double widening) {
      this.fast = new SeededEma(parameters.emaFast());
      this.slow = new SeededEma(parameters.emaSlow());
      this.atr = new Atr(parameters.atrLength(), widening);
      this.adx = new Adx(parameters.adxLength());
      this.adxAtr = new Atr(parameters.adxLength(), widening);
      this.sameAtr = parameters.adxLength() == parameters.atrLength();
    }

    void add(CandleSeries candles, int i) {
      double high = candles.high(i);
      double low = candles.low(i);
      double close = candles.close(i);
      fast.add(close);
      slow.add(close);
      atr.add(high, low, close);
      if (sameAtr) {
        adx.add(high, low, atr.value());
      } else {
        adxAtr.add(high, low, close);
        adx.add(high, low, adxAtr.value());
      }
    }

    double emaFast() {
      return fast.value();
    }

    double emaSlow() {
      return slow.value();
    }

    double atr() {
      return atr.value();
    }

    double adx() {
      return adx.value();
    }
  }

  /** The part that looks back over a window only, and where all of it stands. */
  static final class Reading {
    private final RollingMean atrPctMean;
    private final RollingMean trendMean;
    private final RollingMedian adxMedian;

    double price;
    double emaFast;
    double emaSlow;
    double atr;
    double atrPct;
    double trendStrength;
    double adx;

    Reading(RegimeTrendParameters parameters) {
      this.atrPctMean = new RollingMean(parameters.volWindow(), 1);
      this.trendMean = new RollingMean(parameters.trendWindow(), 1);
      this.adxMedian = new RollingMedian(parameters.adxRelWindow());
    }

    void add(double close, double fast, double slow, double range, double index) {
      price = close;
      emaFast = fast;
      emaSlow = slow;
      atr = range;
      adx = index;
      atrPct = range / close;
      trendStrength = Math.abs(fast - slow) / range;
      atrPctMean.add(atrPct);
      trendMean.add(trendStrength);
      adxMedian.add(index);
    }

    double atrPctSmoothed() {
      return atrPctMean.value();
    }

    double trendStrengthSmoothed() {
      return trendMean.value();
    }

    /** ADX against its median; 1 when there is none. */
    double adxRelative() {
      double relative = adx / adxMedian.value();
      return Double.isFinite(relative) ? relative : 1;
    }
  }

  private final Averages averages;
  private final Reading reading;

  RegimeTrendTrack(RegimeTrendParameters parameters, double widening) {
    this.averages = new Averages(parameters, widening);
    this.reading = new Reading(parameters);
  }

  void add(CandleSeries candles, int i) {
    averages.add(candles, i);
    reading.add(
        candles.close(i), averages.emaFast(), averages.emaSlow(), averages.atr(), averages.adx());
  }

  Reading reading() {
    return reading;
  }

  /** Where everything stands at the newest candle of a window. */
  static Reading of(CandleSeries window, RegimeTrendParameters parameters) {
    Averages averages = new Averages(parameters, ZeroRange.wideningOf(window));
    Reading reading = new Reading(parameters);
    int size = window.size();
    int lookBack = Math.max(0, size - parameters.longestWindow());
    for (int i = 0; i < lookBack; i++) {
      averages.add(window, i);
    }
    for (int i = lookBack; i < size; i++) {
      averages.add(window, i);
      reading.add(
          window.close(i), averages.emaFast(), averages.emaSlow(), averages.atr(), averages.adx());
    }
    return reading;
  }
}
