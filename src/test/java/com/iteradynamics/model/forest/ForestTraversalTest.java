package com.iteradynamics.model.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.testkit.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trees that are followed abreast end where each ends alone. */
class ForestTraversalTest {
  private static final int FEATURES = 3;

  @Test
  void theSumIsThatOfEachTreesLeafToTheLastBit() {
    long seed = Seed.value();
    Random random = new Random(seed);
    for (int count = 1; count <= 13; count++) {
      List<Tree> trees = new ArrayList<>();
      for (int t = 0; t < count; t++) {
        trees.add(tree(random));
      }
      ForestTraversal walk = new ForestTraversal(trees);
      for (int k = 0; k < 200; k++) {
        float[] features = new float[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
          features[f] = place(random);
        }
        double alone = 0;
        for (Tree tree : trees) {
          alone += leaf(tree, features);
        }
        assertEquals(alone, walk.sum(features), count + " trees");
      }
    }
  }

  /** Few values, so that many a feature stands on a threshold. */
  private static float place(Random random) {
    return random.nextInt(9) / 8f - 0.5f;
  }

  private static double leaf(Tree tree, float[] features) {
    int node = 0;
    while (tree.feature[node] != Tree.NONE) {
      node =
          features[tree.feature[node]] <= tree.threshold[node] ? tree.left[node] : tree.right[node];
    }
    return tree.value[node];
  }

  /** As lopsided as chance has it: each split is of any leaf. */
  private static Tree tree(Random random) {
    int splits = random.nextInt(12);
    int nodes = 2 * splits + 1;
    int[] feature = new int[nodes];
    int[] left = new int[nodes];
    int[] right = new int[nodes];
    double[] threshold = new double[nodes];
    double[] value = new double[nodes];
    List<Integer> leaves = new ArrayList<>(List.of(0));
    for (int n = 0; n < nodes; n++) {
      feature[n] = left[n] = right[n] = Tree.NONE;
      value[n] = random.nextDouble();
    }
    for (int next = 1; next < nodes; next += 2) {
      int node = leaves.remove(random.nextInt(leaves.size()));
      feature[node] = random.nextInt(FEATURES);
      threshold[node] = place(random);
      left[node] = next;
      right[node] = next + 1;
      leaves.add(next);
      leaves.add(next + 1);
    }
    return Tree.of(feature, threshold, left, right, value, FEATURES, nodes);
  }
}
