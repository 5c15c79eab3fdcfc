package com.iteradynamics.model;

import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a model has to answer, to the last bit: it shows that a file means here what it meant where
 * it was written.
 *
 * @param features in the features' order, as 32-bit numbers
 * @param probability the answer, 0..1
 */
record GoldenRow(float[] features, double probability) {
  /** How many a model file has. */
  static final int COUNT = 50;

  /** Rows of {@code samples}, evenly spread, with what {@code forest} says of them. */
  static List<GoldenRow> of(Forest forest, Samples samples) {
    List<GoldenRow> rows = new ArrayList<>(COUNT);
    for (int k = 0; k < COUNT; k++) {
      float[] features = samples.features((int) ((long) k * (samples.size() - 1) / (COUNT - 1)));
      rows.add(new GoldenRow(features, forest.probability(features)));
    }
    return rows;
  }

  /** What is wrong when {@code forest} is asked all of them; empty when nothing is. */
  static Optional<String> problem(List<GoldenRow> rows, Forest forest) {
    if (rows.size() != COUNT) {
      return Optional.of("it has " + rows.size() + " golden rows and needs " + COUNT);
    }
    for (int k = 0; k < COUNT; k++) {
      double answer = forest.probability(rows.get(k).features());
      if (answer != rows.get(k).probability()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "golden row %d should be %s and comes out as %s",
                k,
                rows.get(k).probability(),
                answer));
      }
    }
    return Optional.empty();
  }
}
