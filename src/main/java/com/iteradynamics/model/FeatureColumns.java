package com.iteradynamics.model;

import com.iteradynamics.market.Bollinger;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.VolumeZ;
import com.iteradynamics.market.WilderAverage;

/**
 * The features at every candle of a tape, each from candles up to and with that one. A window of
 * 1,500 candles gives the same values at its end as the whole tape. Immutable.
 */
final class FeatureColumns {
  private static final int RSI_LENGTH = 14;
  private static final int BAND_LENGTH = 20;
  private static final double BAND_DEVIATIONS = 2;
  private static final int VOLUME_LENGTH = 20;

  private final double[][] columns;

  private FeatureColumns(double[][] columns) {
    this.columns = columns;
  }

  /** The features of {@code tape}. */
  static FeatureColumns of(CandleSeries tape) {
    return new FeatureColumns(new double[][] {strength(tape), bandPosition(tape), volumeZ(tape)});
  }

  /** How many candles there are. */
  int size() {
    return columns[0].length;
  }

  /** A feature at candle {@code i}; NaN where it is not defined. */
  double at(Feature feature, int i) {
    return columns[feature.place()][i];
  }

  /** Whether all features are defined at candle {@code i}. */
  boolean defined(int i) {
    for (double[] column : columns) {
      if (!Float.isFinite((float) column[i])) {
        return false;
      }
    }
    return true;
  }

  /** All features at candle {@code i}, as a forest compares them. */
  float[] row(int i) {
    float[] row = new float[columns.length];
    for (int f = 0; f < row.length; f++) {
      row[f] = (float) columns[f][i];
    }
    return row;
  }

  private static double[] strength(CandleSeries tape) {
    double[] strength = new double[tape.size()];
    WilderAverage rises = new WilderAverage(RSI_LENGTH);
    WilderAverage falls = new WilderAverage(RSI_LENGTH);
    for (int i = 0; i < strength.length; i++) {
      double change = i == 0 ? Double.NaN : tape.close(i) - tape.close(i - 1);
      rises.add(Math.max(change, 0));
      falls.add(Math.max(-change, 0));
      strength[i] = 100 * rises.value() / (rises.value() + falls.value());
    }
    return strength;
  }

  private static double[] bandPosition(CandleSeries tape) {
    double[] position = new double[tape.size()];
    Bollinger bands = new Bollinger(BAND_LENGTH, BAND_DEVIATIONS);
    for (int i = 0; i < position.length; i++) {
      bands.measure(tape, i);
      position[i] = (tape.close(i) - bands.lower()) / (bands.upper() - bands.lower());
    }
    return position;
  }

  private static double[] volumeZ(CandleSeries tape) {
    double[] z = new double[tape.size()];
    VolumeZ measure = new VolumeZ(VOLUME_LENGTH, VOLUME_LENGTH);
    for (int i = 0; i < z.length; i++) {
      z[i] = measure.at(tape, i);
    }
    return z;
  }
}
