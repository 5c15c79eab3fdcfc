package com.iteradynamics.model.forest;

import com.iteradynamics.market.Bollinger;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.market.VolumeZ;
import com.iteradynamics.market.WilderAverage;
import com.iteradynamics.market.WilderWindows;

/** The features at candles of a history, each from candles up to and with that one. Immutable. */
public final class FeatureColumns {
  private static final int RSI_LENGTH = 14;
  private static final int BAND_LENGTH = 20;
  private static final double BAND_DEVIATIONS = 2;
  private static final int VOLUME_LENGTH = 20;

  private final double[][] columns;

  private FeatureColumns(double[][] columns) {
    this.columns = columns;
  }

  /**
   * The features of {@code candles}, each from the candles up to its own, back to the newest hole
   * that cuts.
   */
  public static FeatureColumns of(CandleSeries candles, GapRule gaps) {
    double[][] columns = new double[Feature.NAMES.size()][candles.size()];
    int from = 0;
    for (CandleSeries block : gaps.blocks(candles)) {
      FeatureColumns part = of(block);
      for (int f = 0; f < columns.length; f++) {
        System.arraycopy(part.columns[f], 0, columns[f], from, block.size());
      }
      from += block.size();
    }
    return new FeatureColumns(columns);
  }

  /** The features of {@code candles}, each from all candles up to its own. */
  static FeatureColumns of(CandleSeries candles) {
    return new FeatureColumns(
        new double[][] {
          strength(averaged(changes(candles, 1)), averaged(changes(candles, -1))),
          bandPosition(candles, 0),
          volumeZ(candles, 0)
        });
  }

  /**
   * The features of {@code candles}, each to the last bit as from the newest {@code window} candles
   * up to its own.
   *
   * @param window at least as many as the lengths of bands and volumes, 20
   */
  public static FeatureColumns ofWindows(CandleSeries candles, int window) {
    // A window's first candle has nothing before it that it could have changed from.
    int changes = window - 1;
    return new FeatureColumns(
        new double[][] {
          strength(
              WilderWindows.of(changes(candles, 1), RSI_LENGTH, changes),
              WilderWindows.of(changes(candles, -1), RSI_LENGTH, changes)),
          bandPosition(candles, 0),
          volumeZ(candles, 0)
        });
  }

  /** The features of the newest candle alone, at place 0. */
  public static FeatureColumns newest(CandleSeries closed) {
    int last = closed.size() - 1;
    WilderAverage rises = new WilderAverage(RSI_LENGTH);
    WilderAverage falls = new WilderAverage(RSI_LENGTH);
    for (int i = 1; i <= last; i++) {
      double change = closed.close(i) - closed.close(i - 1);
      rises.add(Math.max(change, 0));
      falls.add(Math.max(-change, 0));
    }
    return new FeatureColumns(
        new double[][] {
          {strength(rises.value(), falls.value())},
          bandPosition(closed, last),
          volumeZ(closed, last)
        });
  }

  /** How many candles there are. */
  public int size() {
    return columns[0].length;
  }

  /** A feature at candle {@code i}; NaN where it is not defined. */
  public double at(Feature feature, int i) {
    return columns[feature.place()][i];
  }

  /** Whether all features are defined at candle {@code i}. */
  public boolean defined(int i) {
    for (double[] column : columns) {
      if (!Float.isFinite((float) column[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * All features at candle {@code i}, in the order of {@link Feature}, as a forest compares them.
   */
  public float[] row(int i) {
    float[] row = new float[columns.length];
    for (int f = 0; f < row.length; f++) {
      row[f] = (float) columns[f][i];
    }
    return row;
  }

  /** How far each close is beyond the one before, {@code sign} being 1 for up and -1 for down. */
  private static double[] changes(CandleSeries candles, int sign) {
    double[] changes = new double[candles.size()];
    for (int i = 0; i < changes.length; i++) {
      changes[i] =
          i == 0 ? Double.NaN : Math.max(sign * (candles.close(i) - candles.close(i - 1)), 0);
    }
    return changes;
  }

  private static double[] averaged(double[] changes) {
    double[] averages = new double[changes.length];
    WilderAverage average = new WilderAverage(RSI_LENGTH);
    for (int i = 0; i < averages.length; i++) {
      average.add(changes[i]);
      averages[i] = average.value();
    }
    return averages;
  }

  private static double[] strength(double[] rises, double[] falls) {
    double[] strength = new double[rises.length];
    for (int i = 0; i < strength.length; i++) {
      strength[i] = strength(rises[i], falls[i]);
    }
    return strength;
  }

  private static double strength(double rise, double fall) {
    return 100 * rise / (rise + fall);
  }

  private static double[] bandPosition(CandleSeries candles, int from) {
    double[] position = new double[candles.size() - from];
    Bollinger bands = new Bollinger(BAND_LENGTH, BAND_DEVIATIONS);
    for (int k = 0; k < position.length; k++) {
      bands.measure(candles, from + k);
      position[k] = (candles.close(from + k) - bands.lower()) / (bands.upper() - bands.lower());
    }
    return position;
  }

  private static double[] volumeZ(CandleSeries candles, int from) {
    double[] z = new double[candles.size() - from];
    VolumeZ measure = new VolumeZ(VOLUME_LENGTH, VOLUME_LENGTH);
    for (int k = 0; k < z.length; k++) {
      z[k] = measure.at(candles, from + k);
    }
    return z;
  }
}
