package com.iteradynamics.model.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.model.Worlds;
import com.iteradynamics.testkit.Seed;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a tree is grown from, and its splits beside the best of all that there are. */
class TreeGrowerTest {

  @Test
  void eachTreeDrawsItsOwnRows() throws UntrainableException {
    int rows = 700;
    ForestParameters parameters = new ForestParameters(60, 1, 1, 3, 5);
    Forest forest = ForestTrainer.train(Worlds.noisy(8, rows), parameters, 1);
    int apart = 0;
    for (int t = 1; t < parameters.trees(); t++) {
      double step = forest.trees().get(t).value[0] - forest.trees().get(t - 1).value[0];
      apart += Math.abs(step) * rows > 2.5 ? 1 : 0;
    }
    // The rises among 700 rows drawn twice differ by 15 on average; by 2 or fewer in one of nine.
    assertTrue(apart > 40, "only " + apart + " of 59 trees drew other rows than the one before");
  }

  @Test
  void everySplitIsAsPureAsTheBestOfAll() {
    long seed = Seed.value();
    Samples samples = coarse(Worlds.noisy(seed, 300));
    int minLeaf = 5;
    SplittableRandom random = new SplittableRandom(seed);
    int[] drawn = drawn(random.split(), samples.size());
    random = new SplittableRandom(seed);
    ForestParameters parameters = new ForestParameters(1, 4, minLeaf, 3, seed);
    Tree tree = new TreeGrower(new SortedSamples(samples), parameters, random.split()).grow();
    check(tree, 0, 4, samples, drawn, minLeaf);
  }

  @Test
  void noLeafIsSmallerThanAsked() throws UntrainableException {
    // 500 drawn rows make 12 leaves of 40 at most, and 23 nodes; without the bound, far more.
    Samples samples = Worlds.noisy(6, 500);
    Forest free = ForestTrainer.train(samples, new ForestParameters(8, 32, 1, 2, 1), 1);
    Forest bound = ForestTrainer.train(samples, new ForestParameters(8, 32, 40, 2, 1), 1);
    for (int t = 0; t < 8; t++) {
      assertTrue(free.trees().get(t).size() > 100, "size " + free.trees().get(t).size());
      assertTrue(bound.trees().get(t).size() <= 23, "size " + bound.trees().get(t).size());
    }
  }

  /** The same samples, of which many have the same values. */
  private static Samples coarse(Samples samples) {
    long[] seconds = new long[samples.size()];
    float[][] features = new float[3][samples.size()];
    boolean[] up = new boolean[samples.size()];
    for (int row = 0; row < up.length; row++) {
      seconds[row] = samples.at(row).getEpochSecond();
      up[row] = samples.up(row);
      features[0][row] = Math.round(samples.feature(0, row));
      features[1][row] = Math.round(20 * samples.feature(1, row)) / 20f;
      features[2][row] = samples.feature(2, row);
    }
    return Samples.of(seconds, features, up);
  }

  private static int[] drawn(SplittableRandom random, int rows) {
    int[] drawn = new int[rows];
    for (int k = 0; k < rows; k++) {
      drawn[random.nextInt(rows)]++;
    }
    return drawn;
  }

  /**
   * Holds a node and those below it against all splits of what came to it.
   *
   * @param weight how often each row came to the node
   */
  private static void check(
      Tree tree, int node, int stepsLeft, Samples samples, int[] weight, int minLeaf) {
    int[] all = counts(samples, weight, 0, Float.POSITIVE_INFINITY);
    assertEquals((double) all[1] / all[0], tree.value[node], "share at node " + node);
    double best = -1;
    for (int f = 0; f < 3; f++) {
      for (int row = 0; row < samples.size(); row++) {
        best = Math.max(best, purity(samples, weight, f, samples.feature(f, row), minLeaf));
      }
    }
    if (stepsLeft == 0 || all[1] == 0 || all[1] == all[0] || best < 0) {
      assertEquals(Tree.NONE, tree.feature[node], "node " + node + " cannot be split");
      return;
    }
    int f = tree.feature[node];
    assertTrue(f != Tree.NONE, "node " + node + " can be split");
    double threshold = tree.threshold[node];
    assertEquals(best, purity(samples, weight, f, threshold, minLeaf), 1e-9, "node " + node);
    int[] left = weight.clone();
    int[] right = weight.clone();
    for (int row = 0; row < weight.length; row++) {
      (samples.feature(f, row) <= threshold ? right : left)[row] = 0;
    }
    check(tree, tree.left[node], stepsLeft - 1, samples, left, minLeaf);
    check(tree, tree.right[node], stepsLeft - 1, samples, right, minLeaf);
  }

  /** The sum of squared shares times the count of both sides; negative when one is too small. */
  private static double purity(Samples samples, int[] weight, int f, double at, int minLeaf) {
    int[] all = counts(samples, weight, f, Double.POSITIVE_INFINITY);
    int[] left = counts(samples, weight, f, at);
    int[] right = {all[0] - left[0], all[1] - left[1]};
    return Math.min(left[0], right[0]) < minLeaf ? -1 : purity(left) + purity(right);
  }

  private static double purity(int[] side) {
    double rose = (double) side[1] / side[0];
    return side[0] * (rose * rose + (1 - rose) * (1 - rose));
  }

  /** How many rows have a feature up to and with {@code at}, and how many of them are rises. */
  private static int[] counts(Samples samples, int[] weight, int f, double at) {
    int[] counts = new int[2];
    for (int row = 0; row < weight.length; row++) {
      if (samples.feature(f, row) <= at) {
        counts[0] += weight[row];
        counts[1] += samples.up(row) ? weight[row] : 0;
      }
    }
    return counts;
  }
}
