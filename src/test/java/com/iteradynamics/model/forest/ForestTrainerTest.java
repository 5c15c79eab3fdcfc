package com.iteradynamics.model.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.Worlds;
import com.iteradynamics.testkit.Seed;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Growing a forest. */
class ForestTrainerTest {
  private static final ForestParameters SMALL = new ForestParameters(12, 5, 3, 1, 9);

  @Test
  void theSameSeedGivesTheSameForestWhateverTheNumberOfThreads() throws UntrainableException {
    Samples samples = Worlds.noisy(4, 700);
    byte[] one = file(samples, SMALL, 1);
    assertArrayEquals(one, file(samples, SMALL, 3));
    assertNotEquals(
        ModelFile.id(one), ModelFile.id(file(samples, new ForestParameters(12, 5, 3, 1, 10), 1)));
  }

  private static byte[] file(Samples samples, ForestParameters parameters, int threads)
      throws UntrainableException {
    return ModelFile.of(ForestTrainer.train(samples, parameters, threads), Worlds.card(), samples);
  }

  @Test
  void findsARuleThatIsThere() throws UntrainableException {
    Samples samples = Worlds.of(2_000, 5, row -> row[1] > 0.6f);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(30, 5, 1, 3, 1), 2);
    assertTrue(forest.probability(50, 0.9f, 0) > 0.99);
    assertTrue(forest.probability(50, 0.1f, 0) < 0.01);
    double threshold = forest.trees().getFirst().threshold[0];
    assertEquals(0.6, threshold, 0.01, "the first split");
  }

  @Test
  void aTreeWithoutBootstrapNoiseSplitsWhereGiniIsLowestByHand() throws UntrainableException {
    // 200 rises above 0, 200 falls below, and one feature that tells them apart; the others do not.
    Samples samples = Worlds.of(400, 2, row -> row[2] > 0);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(1, 1, 1, 3, 3), 1);
    Tree tree = forest.trees().getFirst();
    assertEquals(3, tree.size());
    assertEquals(2, tree.feature[0]);
    assertEquals(0, tree.value[1]);
    assertEquals(1, tree.value[2]);
  }

  @Test
  void pathsAreAsShortAsAskedAndNoShorter() throws UntrainableException {
    long seed = Seed.value();
    Samples samples = Worlds.noisy(seed, 500);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(8, 3, 1, 2, seed), 2);
    for (Tree tree : forest.trees()) {
      checkDepth(tree, 0, 3);
    }
  }

  /** Of noise every node can be split, but for a pure one. */
  private static void checkDepth(Tree tree, int node, int deeper) {
    if (tree.feature[node] < 0) {
      assertTrue(deeper == 0 || tree.value[node] == 0 || tree.value[node] == 1, "a leaf too early");
      return;
    }
    assertTrue(deeper > 0, "a split too deep");
    checkDepth(tree, tree.left[node], deeper - 1);
    checkDepth(tree, tree.right[node], deeper - 1);
  }

  @Test
  void whatEachFeatureAddsMakesTheProbability() throws UntrainableException {
    long seed = Seed.value();
    Samples samples = Worlds.noisy(seed, 600);
    Forest forest = ForestTrainer.train(samples, SMALL, 2);
    for (int row = 0; row < samples.size(); row += 7) {
      double[] parts = forest.contributions(samples.features(row));
      assertEquals(
          forest.probability(samples.features(row)),
          forest.bias() + DoubleStream.of(parts).sum(),
          1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "199, false, false, 199 samples are too few",
    "300, true,  false, the close was never higher",
    "300, false, true,  every feature has one value only"
  })
  void saysWhyNothingCanBeLearnt(int rows, boolean never, boolean constant, String why) {
    float[][] features = new float[3][rows];
    boolean[] up = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      up[row] = !never && row % 2 == 0;
      features[0][row] = constant ? 1 : row;
    }
    long[] seconds = new long[rows];
    Arrays.setAll(seconds, row -> 3_600L * row);
    Samples samples = Samples.of(seconds, features, up);
    UntrainableException e =
        assertThrows(UntrainableException.class, () -> ForestTrainer.train(samples, SMALL, 1));
    assertTrue(e.getMessage().startsWith(why), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 1, 1",
    "1001, 5, 1, 1",
    "1, 0, 1, 1",
    "1, 33, 1, 1",
    "1, 5, 0, 1",
    "1, 5, 1, 4"
  })
  void refusesParametersOutOfTheirRange(int trees, int depth, int minLeaf, int features) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ForestParameters(trees, depth, minLeaf, features, 1));
  }
}
