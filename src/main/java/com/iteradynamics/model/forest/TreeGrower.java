package com.iteradynamics.model.forest;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows one tree, a level at a time: the rows are looked at in the order of a feature, once for all
 * nodes of the level that may split by it.
 */
final class TreeGrower {
  private static final int NO_NODE = -1;

  private final SortedSamples samples;
  private final ForestParameters parameters;
  private final SplittableRandom random;

  /** How often each row was drawn. */
  private final int[] drawn;

  /** The node of the level to which a row has come; none when it came to a leaf. */
  private final int[] nodeOf;

  private final GrowingTree tree = new GrowingTree();

  TreeGrower(SortedSamples samples, ForestParameters parameters, SplittableRandom random) {
    this.samples = samples;
    this.parameters = parameters;
    this.random = random;
    this.drawn = new int[samples.size];
    this.nodeOf = new int[samples.size];
  }

  Tree grow() {
    int up = 0;
    for (int k = 0; k < samples.size; k++) {
      int row = random.nextInt(samples.size);
      drawn[row]++;
      up += samples.up[row] ? 1 : 0;
    }
    for (int row = 0; row < samples.size; row++) {
      nodeOf[row] = drawn[row] == 0 ? NO_NODE : 0;
    }
    TreeLevel level = new TreeLevel(new int[] {tree.add(samples.size, up)}, tree);
    for (int depth = 0; depth < parameters.depth() && level.size() > 0; depth++) {
      split(level);
      level = next(level);
    }
    return tree.tree(parameters.depth());
  }

  /** Finds the best split of every node of a level. */
  private void split(TreeLevel level) {
    int features = samples.feature.length;
    int[][] turns = new int[level.size()][];
    Arrays.setAll(turns, node -> drawnOrder(features));
    boolean open = true;
    for (int tries = 0; tries < features && open; tries++) {
      // A node whose drawn features are constant goes on to the others, as long as it has none.
      boolean extra = tries >= parameters.featuresPerSplit();
      int turn = tries;
      open = false;
      for (int f = 0; f < features; f++) {
        int feature = f;
        boolean[] wanted = new boolean[level.size()];
        boolean any = false;
        for (int node = 0; node < wanted.length; node++) {
          wanted[node] =
              level.splittable(node, parameters.minLeaf())
                  && turns[node][turn] == feature
                  && !(extra && level.isSplit(node));
          any |= wanted[node];
        }
        if (any) {
          findBest(level, feature, wanted);
          open = true;
        }
      }
    }
  }

  private int[] drawnOrder(int features) {
    int[] order = new int[features];
    for (int f = 0; f < features; f++) {
      int place = random.nextInt(f + 1);
      order[f] = order[place];
      order[place] = f;
    }
    return order;
  }

  /** Looks at all rows in the order of a feature, for the nodes that ask it. */
  private void findBest(TreeLevel level, int feature, boolean[] wanted) {
    float[] values = samples.feature[feature];
    level.beginScan();
    for (int row : samples.order[feature]) {
      int node = nodeOf[row];
      if (node != NO_NODE && wanted[node]) {
        level.consider(
            node, feature, values[row], drawn[row], samples.up[row], parameters.minLeaf());
      }
    }
  }

  /** The next level: both children of each node that was split. */
  private TreeLevel next(TreeLevel level) {
    int[] children = new int[2 * level.size()];
    int[] leftOf = new int[level.size()];
    int count = 0;
    for (int node = 0; node < level.size(); node++) {
      leftOf[node] = NO_NODE;
      if (level.isSplit(node)) {
        leftOf[node] = count;
        count = level.settle(node, tree, children, count);
      }
    }
    for (int row = 0; row < samples.size; row++) {
      int node = nodeOf[row];
      if (node != NO_NODE && leftOf[node] != NO_NODE) {
        boolean left = samples.feature[level.feature(node)][row] <= level.threshold(node);
        nodeOf[row] = leftOf[node] + (left ? 0 : 1);
      } else {
        nodeOf[row] = NO_NODE;
      }
    }
    return new TreeLevel(Arrays.copyOf(children, count), tree);
  }
}
