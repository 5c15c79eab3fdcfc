package com.iteradynamics.model.forest;

import java.util.Arrays;

/** The nodes of a growing tree that are as deep as each other, and the best split of each. */
final class TreeLevel {
  private static final int NONE = -1;

  /** A node's row in the tree. */
  private final int[] nodes;

  private final int[] count;
  private final int[] up;

  // What was passed while a feature's rows are looked at in order.
  private final int[] leftCount;
  private final int[] leftUp;
  private final float[] last;

  // The best split so far.
  private final int[] feature;
  private final double[] threshold;
  private final double[] purity;
  private final int[] bestLeft;
  private final int[] bestLeftUp;

  TreeLevel(int[] nodes, GrowingTree tree) {
    this.nodes = nodes;
    int size = nodes.length;
    count = new int[size];
    up = new int[size];
    leftCount = new int[size];
    leftUp = new int[size];
    last = new float[size];
    feature = new int[size];
    threshold = new double[size];
    purity = new double[size];
    bestLeft = new int[size];
    bestLeftUp = new int[size];
    for (int node = 0; node < size; node++) {
      count[node] = tree.count[nodes[node]];
      up[node] = tree.up[nodes[node]];
      feature[node] = NONE;
    }
  }

  int size() {
    return nodes.length;
  }

  /** Whether a node is mixed and large enough for two leaves. */
  boolean splittable(int node, int minLeaf) {
    return up[node] > 0 && up[node] < count[node] && count[node] >= 2L * minLeaf;
  }

  /** Whether a split of the node was found. */
  boolean isSplit(int node) {
    return feature[node] != NONE;
  }

  int feature(int node) {
    return feature[node];
  }

  double threshold(int node) {
    return threshold[node];
  }

  void beginScan() {
    Arrays.fill(leftCount, 0);
    Arrays.fill(leftUp, 0);
  }

  /**
   * Takes the next row of a node, in the order of a feature.
   *
   * @param times how often the row was drawn
   */
  void consider(int node, int by, float value, int times, boolean rose, int minLeaf) {
    int left = leftCount[node];
    if (left >= minLeaf && value != last[node] && count[node] - left >= minLeaf) {
      consider(node, by, value, left);
    }
    last[node] = value;
    leftCount[node] = left + times;
    if (rose) {
      leftUp[node] += times;
    }
  }

  /** A split between the last value and this one. */
  private void consider(int node, int by, float value, int left) {
    double found = purity(leftUp[node], left) + purity(up[node] - leftUp[node], count[node] - left);
    if (feature[node] == NONE || found > purity[node]) {
      feature[node] = by;
      threshold[node] = ((double) last[node] + value) / 2;
      purity[node] = found;
      bestLeft[node] = left;
      bestLeftUp[node] = leftUp[node];
    }
  }

  /** Sum of the squared shares times the count: the larger, the lower is the Gini impurity. */
  private static double purity(int up, int count) {
    double rose = up;
    double fell = count - up;
    return (rose * rose + fell * fell) / count;
  }

  /**
   * Gives a split node its children in the tree.
   *
   * @param children where their rows go, from {@code at} on
   * @return the next free place
   */
  int settle(int node, GrowingTree tree, int[] children, int at) {
    int left = tree.add(bestLeft[node], bestLeftUp[node]);
    int right = tree.add(count[node] - bestLeft[node], up[node] - bestLeftUp[node]);
    tree.split(nodes[node], feature[node], threshold[node], left);
    children[at] = left;
    children[at + 1] = right;
    return at + 2;
  }
}
