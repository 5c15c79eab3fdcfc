package com.iteradynamics.model.forest;

/**
 * How a forest is grown.
 *
 * @param trees how many, 1..1,000
 * @param depth most steps from a root to a leaf, 1..32
 * @param minLeaf fewest samples at a leaf, &gt;= 1
 * @param featuresPerSplit how many features, drawn at random, a split chooses from, 1..3
 * @param seed the same seed and samples give the same forest
 */
public record ForestParameters(int trees, int depth, int minLeaf, int featuresPerSplit, long seed) {

  /** Of the Python system: 100 trees of depth 5, each split by the best of one drawn feature. */
  public static ForestParameters standard() {
    return new ForestParameters(100, 5, 1, 1, 42);
  }

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public ForestParameters {
    check("trees", trees, 1, ModelLimits.TREES);
    check("depth", depth, 1, ModelLimits.DEPTH);
    check("min_leaf", minLeaf, 1, Integer.MAX_VALUE);
    check("features_per_split", featuresPerSplit, 1, Feature.NAMES.size());
  }

  private static void check(String name, int value, int least, int most) {
    boolean holds = value >= least && value <= most;
    Check.that(holds, "%s must be in %d..%d, was %d", name, least, most, value);
  }
}
