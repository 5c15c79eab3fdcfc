package com.iteradynamics.model;

import com.iteradynamics.model.forest.Feature;
import com.iteradynamics.model.forest.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Samples for tests. */
public final class Worlds {
  private Worlds() {}

  /** Hours of random features, after which it rises by a rule. */
  public static Samples of(int rows, long seed, Predicate<float[]> rises) {
    Random random = new Random(seed);
    long[] seconds = new long[rows];
    float[][] features = new float[3][rows];
    boolean[] up = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      float[] values = {
        (float) (50 + 15 * random.nextGaussian()), random.nextFloat(), (float) random.nextGaussian()
      };
      for (int f = 0; f < values.length; f++) {
        features[f][row] = values[f];
      }
      seconds[row] = 3_600L * row;
      up[row] = rises.test(values);
    }
    return Samples.of(seconds, features, up);
  }

  /** Hours of which the features tell a little. */
  public static Samples noisy(long seed, int rows) {
    Random chance = new Random(seed + 1);
    return of(rows, seed, row -> row[1] + 0.7 * chance.nextGaussian() > 0.5);
  }

  public static ModelCard card() {
    return card(Optional.empty());
  }

  public static ModelCard card(Optional<DriftBaseline> baseline) {
    return new ModelCard(
        "argus",
        "RandomForest",
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Map.of("trees", "12"),
        Map.of("auc", 0.5),
        baseline);
  }

  /** A small one. */
  static DriftBaseline baseline() {
    CalibrationBins bins = new CalibrationBins(List.of(1.0, 2.0), List.of(0.25, 0.5, 0.25));
    DriftLimits limits = DriftLimits.above(0.2, 0.3);
    return new DriftBaseline(
        720,
        Instant.parse("2019-01-01T00:00:00Z"),
        Instant.parse("2020-01-01T00:00:00Z"),
        Feature.NAMES.stream()
            .map(name -> new DriftBaseline.FeatureBaseline(name, bins, bins, limits, limits))
            .toList(),
        List.of(
            new DriftBaseline.RateBaseline(
                "regime.CHOP", 0.5, new DriftLimits(0.1, 0.2, 0.8, 0.9))),
        new DriftBaseline.BaselineContext("s", List.of("A", "B"), Map.of("B", "1")));
  }
}
