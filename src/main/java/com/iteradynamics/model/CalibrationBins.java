package com.iteradynamics.model;

import com.iteradynamics.model.forest.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A distribution in cells: cell 0 holds what is at most the first edge, cell k what is above edge k
 * - 1 and at most edge k, the last cell what is above all edges. Immutable.
 *
 * @param edges strictly ascending, finite, at least one
 * @param fractions the share of each cell, one more than edges; 0..1, together 1 up to rounding
 */
public record CalibrationBins(List<Double> edges, List<Double> fractions) {
  /** Most edges. */
  static final int MOST_EDGES = 1_000;

  private static final double ROUNDING = 1e-6;

  /**
   * @throws IllegalArgumentException when they are not such edges and shares
   */
  public CalibrationBins {
    edges = List.copyOf(edges);
    fractions = List.copyOf(fractions);
    Check.that(
        !edges.isEmpty() && edges.size() <= MOST_EDGES && fractions.size() == edges.size() + 1,
        "%d edges and %d shares: there must be 1 to %,d edges and one share more",
        edges.size(),
        fractions.size(),
        MOST_EDGES);
    for (int k = 0; k < edges.size(); k++) {
      boolean ascends = k == 0 || edges.get(k) > edges.get(k - 1);
      Check.that(ascends && Double.isFinite(edges.get(k)), "edges must be finite and ascend");
    }
    Check.that(
        fractions.stream().allMatch(share -> share >= 0 && share <= 1)
            && Math.abs(fractions.stream().mapToDouble(f -> f).sum() - 1) <= ROUNDING,
        "shares must be in 0..1 and add up to 1");
  }

  /**
   * The cells between the quantiles of {@code values}; values that are equal share a cell, so that
   * there may be fewer cells than asked for.
   *
   * @param cells how many are wanted, &gt;= 2
   * @throws IllegalArgumentException when the values do not differ, or one is NaN
   */
  public static CalibrationBins of(double[] values, int cells) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Check.that(
        sorted.length > 0 && !Double.isNaN(sorted[sorted.length - 1]),
        "a distribution needs values, and each has to be known");
    double[] edges =
        DoubleStream.iterate(1, k -> k < cells, k -> k + 1)
            .map(k -> sorted[(int) Math.ceil(k / cells * sorted.length) - 1])
            .distinct()
            .filter(edge -> edge < sorted[sorted.length - 1])
            .toArray();
    Check.that(edges.length > 0, "a distribution needs values that differ");
    int[] counts = new int[edges.length + 1];
    for (double value : sorted) {
      counts[cell(edges, value)]++;
    }
    return new CalibrationBins(
        DoubleStream.of(edges).boxed().toList(),
        Arrays.stream(counts).mapToObj(count -> (double) count / sorted.length).toList());
  }

  /** How many cells there are. */
  public int size() {
    return fractions.size();
  }

  /** The edges as numbers, for many calls of {@link #cell}. */
  public double[] edgeColumn() {
    return edges.stream().mapToDouble(edge -> edge).toArray();
  }

  /**
   * The cell of a value.
   *
   * @param edges of a distribution
   * @param value not NaN
   */
  public static int cell(double[] edges, double value) {
    int from = 0;
    int to = edges.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (value <= edges[middle]) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
