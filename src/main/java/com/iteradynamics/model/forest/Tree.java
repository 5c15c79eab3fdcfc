package com.iteradynamics.model.forest;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One decision tree in columns, a node being a row and row 0 the root. Children come after their
 * parents. Its columns are never written.
 */
public final class Tree {
  /** In the feature's and the children's place of a leaf. */
  static final int NONE = -1;

  /** What a node asks; {@link #NONE} at a leaf. */
  public final int[] feature;

  /** What a node compares with: up to and with it goes left; anything at a leaf. */
  public final double[] threshold;

  /** Row of a node's left child; -1 at a leaf. */
  public final int[] left;

  /** Row of a node's right child; -1 at a leaf. */
  public final int[] right;

  /** The share of rises among what came to a node, 0..1. */
  public final double[] value;

  private Tree(int[] feature, double[] threshold, int[] left, int[] right, double[] value) {
    this.feature = feature;
    this.threshold = threshold;
    this.left = left;
    this.right = right;
    this.value = value;
  }

  /**
   * The tree of these columns, which it keeps.
   *
   * @param feature what a node asks; -1 at a leaf
   * @param threshold a node goes left up to and with it; anything at a leaf
   * @param left the row of the left child; -1 at a leaf
   * @param right the row of the right child; -1 at a leaf
   * @param value share of rises at the node, 0..1
   * @throws IllegalArgumentException when they are no tree, or none whose depth is at most {@code
   *     maxDepth}
   */
  public static Tree of(
      int[] feature,
      double[] threshold,
      int[] left,
      int[] right,
      double[] value,
      int features,
      int maxDepth) {
    Tree tree = new Tree(feature, threshold, left, right, value);
    tree.check(features, maxDepth);
    return tree;
  }

  private void check(int features, int maxDepth) {
    int nodes = feature.length;
    Check.that(nodes > 0, "a tree needs a node");
    Check.that(
        IntStream.of(threshold.length, left.length, right.length, value.length)
            .allMatch(length -> length == nodes),
        "a tree's columns differ in length");
    int[] depth = new int[nodes];
    Arrays.fill(depth, NONE);
    depth[0] = 0;
    for (int node = 0; node < nodes; node++) {
      String wrong = wrong(node, depth, maxDepth, features);
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException("node " + node + " " + wrong);
      }
    }
  }

  /** What is wrong with a node; empty when nothing is. Its children get their depth. */
  private String wrong(int node, int[] depth, int maxDepth, int features) {
    if (depth[node] == NONE) {
      return "has no parent before it";
    }
    if (depth[node] > maxDepth) {
      return "lies deeper than " + maxDepth;
    }
    if (!(value[node] >= 0 && value[node] <= 1)) {
      return "has a share of rises outside 0..1";
    }
    if (feature[node] == NONE) {
      return left[node] == NONE && right[node] == NONE ? "" : "is a leaf with children";
    }
    if (feature[node] < 0 || feature[node] >= features) {
      return "asks a feature that is not there";
    }
    return Double.isFinite(threshold[node]) ? children(node, depth) : "has no finite threshold";
  }

  private String children(int node, int[] depth) {
    for (int child : new int[] {left[node], right[node]}) {
      if (child <= node || child >= depth.length) {
        return "has a child that is not after it";
      }
      if (depth[child] != NONE) {
        return "has another's child";
      }
      depth[child] = depth[node] + 1;
    }
    return "";
  }

  /** How many nodes it has. */
  public int size() {
    return feature.length;
  }

  /** Adds each step's change of the probability to the sum of the feature that it asked. */
  void addContributions(float[] features, double[] sums) {
    int node = 0;
    while (feature[node] >= 0) {
      int next = features[feature[node]] <= threshold[node] ? left[node] : right[node];
      sums[feature[node]] += value[next] - value[node];
      node = next;
    }
  }
}
