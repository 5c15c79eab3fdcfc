package com.iteradynamics.model.forest;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a forest is trained on: the features of an hour, and whether the close exactly 24 hours
 * later was above its close. Hours without a feature or without a candle 24 hours later are left
 * out. In order of time; immutable.
 */
public final class Samples {
  /** How far ahead a label looks. */
  public static final Duration HORIZON = Duration.ofHours(24);

  private final long[] seconds;
  private final float[][] features;
  private final boolean[] up;

  private Samples(long[] seconds, float[][] features, boolean[] up) {
    this.seconds = seconds;
    this.features = features;
    this.up = up;
  }

  /** The samples of {@code candles}, as a tick would have asked for a forecast of each hour. */
  public static Samples of(CandleSeries candles, GapRule gaps) {
    FeatureColumns columns = FeatureColumns.of(candles, gaps);
    int[] later = later(candles);
    int[] rows = new int[candles.size()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (later[i] >= 0 && columns.defined(i)) {
        rows[count++] = i;
      }
    }
    long[] seconds = new long[count];
    float[][] features = new float[Feature.NAMES.size()][count];
    boolean[] up = new boolean[count];
    for (int k = 0; k < count; k++) {
      int i = rows[k];
      seconds[k] = candles.openEpochSecond(i);
      float[] row = columns.row(i);
      for (int f = 0; f < row.length; f++) {
        features[f][k] = row[f];
      }
      up[k] = candles.close(later[i]) > candles.close(i);
    }
    return new Samples(seconds, features, up);
  }

  /**
   * The samples of these columns.
   *
   * @param seconds open time of each hour's candle, seconds since 1970-01-01T00:00Z, ascending
   * @param features a column for each feature, in the features' order; finite
   * @param up whether the close was higher 24 hours later
   * @throws IllegalArgumentException when the columns are not of one length
   */
  public static Samples of(long[] seconds, float[][] features, boolean[] up) {
    Check.that(
        seconds.length == up.length
            && features.length == Feature.NAMES.size()
            && Arrays.stream(features).allMatch(column -> column.length == up.length),
        "samples need as many values of everything");
    return new Samples(
        seconds.clone(),
        Arrays.stream(features).map(float[]::clone).toArray(float[][]::new),
        up.clone());
  }

  /** Which candle opened a horizon after each one; -1 where none did. */
  private static int[] later(CandleSeries candles) {
    int[] later = new int[candles.size()];
    int j = 0;
    for (int i = 0; i < later.length; i++) {
      long time = candles.openEpochSecond(i) + HORIZON.toSeconds();
      while (j < later.length && candles.openEpochSecond(j) < time) {
        j++;
      }
      later[i] = j < later.length && candles.openEpochSecond(j) == time ? j : -1;
    }
    return later;
  }

  /** How many. */
  public int size() {
    return up.length;
  }

  /** Feature {@code f} of row {@code row}. */
  float feature(int f, int row) {
    return features[f][row];
  }

  /** All features of a row, in their order. */
  public float[] features(int row) {
    float[] all = new float[features.length];
    for (int f = 0; f < all.length; f++) {
      all[f] = features[f][row];
    }
    return all;
  }

  /** Whether the close was higher 24 hours after row {@code row}. */
  public boolean up(int row) {
    return up[row];
  }

  /** The share of rows after which it was higher, 0..1; NaN of none. */
  public double shareUp() {
    int count = 0;
    for (boolean rose : up) {
      count += rose ? 1 : 0;
    }
    return (double) count / up.length;
  }

  /** When the candle of row {@code row} opened. */
  public Instant at(int row) {
    return Instant.ofEpochSecond(seconds[row]);
  }

  /** The rows {@code from..to}, without {@code to}. */
  public Samples rows(int from, int to) {
    float[][] some = new float[features.length][];
    for (int f = 0; f < some.length; f++) {
      some[f] = Arrays.copyOfRange(features[f], from, to);
    }
    return new Samples(
        Arrays.copyOfRange(seconds, from, to), some, Arrays.copyOfRange(up, from, to));
  }

  float[] column(int f) {
    return features[f];
  }

  boolean[] labels() {
    return up;
  }
}
