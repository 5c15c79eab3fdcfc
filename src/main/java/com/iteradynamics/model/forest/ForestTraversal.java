package com.iteradynamics.model.forest;

import java.util.List;

/**
 * A forest laid out for asking: all trees' nodes in one row, and several trees followed at a time,
 * without a branch that a processor would guess wrong every other time. A leaf is its own child, so
 * that a tree whose leaf is reached waits there for the others. Immutable.
 */
final class ForestTraversal {
  private static final int ABREAST = 4;

  private final int[] roots;
  private final int[] depths;
  private final int[] feature;
  private final double[] threshold;

  /** Where a node leads: at twice its place to the left, at the next to the right. */
  private final int[] children;

  private final double[] value;

  ForestTraversal(List<Tree> trees) {
    int nodes = trees.stream().mapToInt(Tree::size).sum();
    roots = new int[trees.size()];
    depths = new int[trees.size()];
    feature = new int[nodes];
    threshold = new double[nodes];
    children = new int[2 * nodes];
    value = new double[nodes];
    int root = 0;
    for (int t = 0; t < roots.length; t++) {
      roots[t] = root;
      depths[t] = add(trees.get(t), root);
      root += trees.get(t).size();
    }
  }

  /** Takes a tree's nodes, from place {@code root} on; answers its depth. */
  private int add(Tree tree, int root) {
    int[] depth = new int[tree.size()];
    int deepest = 0;
    for (int n = 0; n < tree.size(); n++) {
      int place = root + n;
      boolean leaf = tree.feature[n] == Tree.NONE;
      feature[place] = leaf ? 0 : tree.feature[n];
      threshold[place] = leaf ? Double.POSITIVE_INFINITY : tree.threshold[n];
      children[2 * place] = leaf ? place : root + tree.left[n];
      children[2 * place + 1] = leaf ? place : root + tree.right[n];
      value[place] = tree.value[n];
      deepest = Math.max(deepest, depth[n]);
      if (!leaf) {
        depth[tree.left[n]] = depth[n] + 1;
        depth[tree.right[n]] = depth[n] + 1;
      }
    }
    return deepest;
  }

  /** The leaves' values, added in the trees' order. */
  double sum(float[] features) {
    double sum = 0;
    int t = 0;
    for (; t + ABREAST <= roots.length; t += ABREAST) {
      int a = roots[t];
      int b = roots[t + 1];
      int c = roots[t + 2];
      int d = roots[t + 3];
      int steps =
          Math.max(Math.max(depths[t], depths[t + 1]), Math.max(depths[t + 2], depths[t + 3]));
      for (int step = 0; step < steps; step++) {
        a = next(a, features);
        b = next(b, features);
        c = next(c, features);
        d = next(d, features);
      }
      sum += value[a];
      sum += value[b];
      sum += value[c];
      sum += value[d];
    }
    for (; t < roots.length; t++) {
      int node = roots[t];
      for (int step = 0; step < depths[t]; step++) {
        node = next(node, features);
      }
      sum += value[node];
    }
    return sum;
  }

  private int next(int node, float[] features) {
    // The sign bit is 1 where the feature is above the threshold; features are finite.
    long right = Double.doubleToRawLongBits(threshold[node] - features[feature[node]]) >>> 63;
    return children[2 * node + (int) right];
  }
}
