package com.iteradynamics.model;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Samples for tests. */
final class Worlds {
  private Worlds() {}

  /** Hours of random features, after which it rises by a rule. */
  static Samples of(int rows, long seed, Predicate<float[]> rises) {
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
  static Samples noisy(long seed, int rows) {
    Random chance = new Random(seed + 1);
    return of(rows, seed, row -> row[1] + 0.7 * chance.nextGaussian() > 0.5);
  }

  static ModelCard card() {
    return new ModelCard(
        "argus",
        "RandomForest",
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Map.of("trees", "12"),
        Map.of("auc", 0.5),
        Optional.empty());
  }
}
