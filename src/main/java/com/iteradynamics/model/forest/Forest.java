package com.iteradynamics.model.forest;

import java.util.List;

/**
 * Decision trees whose mean is a probability. Evaluated as scikit-learn does it, to the last bit:
 * features are 32-bit, thresholds 64-bit, {@code feature <= threshold} goes left, and the trees'
 * probabilities are added in their order and divided by their number. Immutable.
 */
public final class Forest {
  private final List<Tree> trees;
  private final double bias;
  private final ForestTraversal traversal;

  /**
   * @param trees at least one
   */
  public Forest(List<Tree> trees) {
    Check.that(!trees.isEmpty(), "a forest needs a tree");
    this.trees = List.copyOf(trees);
    this.traversal = new ForestTraversal(this.trees);
    this.bias = trees.stream().mapToDouble(tree -> tree.value[0]).sum() / trees.size();
  }

  /** Its trees, in order. */
  public List<Tree> trees() {
    return trees;
  }

  /** What it says of an hour that it knows nothing of: the mean of its roots, 0..1. */
  public double bias() {
    return bias;
  }

  /**
   * The probability of a rise, 0..1.
   *
   * @param features finite, in the features' order
   */
  public double probability(float... features) {
    return traversal.sum(features) / trees.size();
  }

  /**
   * What each feature adds to {@link #bias}: on a tree's path from root to leaf, each step's change
   * of the probability belongs to the feature that the step asked. Together with the bias they make
   * the probability, up to rounding. Source: A. Saabas, "Interpreting random forests" (2014).
   */
  public double[] contributions(float... features) {
    double[] sums = new double[features.length];
    for (Tree tree : trees) {
      tree.addContributions(features, sums);
    }
    for (int f = 0; f < sums.length; f++) {
      sums[f] /= trees.size();
    }
    return sums;
  }
}
