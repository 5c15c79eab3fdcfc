package com.iteradynamics.research.overfitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverfittingProbabilityTest {

  private static List<BlockMoments> moments(double[][] returns, int blocks) {
    return Arrays.stream(returns).map(each -> BlockMoments.of(each, blocks)).toList();
  }

  private static OverfittingProbability of(double[][] returns, int blocks) {
    return OverfittingProbability.of(
            moments(returns, blocks), OverfittingProbability.DEFAULT_SPLITS, 1)
        .orElseThrow();
  }

  /**
   * Computed by a slow program that shares nothing with ours: Python, all combinations of blocks,
   * numpy's mean and deviation of the rows of each half, scipy's rankdata and linregress.
   */
  @ParameterizedTest
  @CsvSource({
    "103, 10, 8, 7, none, 70, 0.15714285714285714, 0.9808292530117263, -0.7021579894266357,"
        + " 0.22149538528371476, 0.17142857142857143",
    "96, 7, 6, 11, none, 20, 0.9, -1.0986122886681098, -1.1780485248059034,"
        + " -0.09379514205526938, 1",
    "200, 5, 10, 3, skill, 252, 0, 1.6094379124341007, -0.9918665966876399,"
        + " 1.1149854273720747, 0",
    "101, 12, 8, 5, ties, 70, 0.6571428571428571, -0.4700036292457356, -0.16421717702962704,"
        + " 0.016200648874529624, 0.5571428571428572"
  })
  void aSlowProgramGetsTheSame(
      int periods,
      int trials,
      int blocks,
      long seed,
      String planted,
      int splits,
      double probability,
      double medianLogit,
      double slope,
      double intercept,
      double loss) {
    double[][] returns = Chance.reference(periods, trials, seed);
    switch (planted) {
      case "skill" -> Arrays.setAll(returns[2], t -> returns[2][t] + 0.006);
      case "ties" -> {
        returns[4] = returns[1].clone();
        returns[7] = new double[periods];
        Arrays.fill(returns[9], 0, 50, 0);
      }
      default -> assertEquals("none", planted);
    }
    OverfittingProbability found = of(returns, blocks);
    assertEquals(trials, found.trials());
    assertEquals(blocks, found.blocks());
    assertEquals(splits, found.splits());
    assertEquals(splits, found.possibleSplits());
    assertEquals(probability, found.probability(), 1e-15);
    assertEquals(medianLogit, found.medianLogit(), 1e-12);
    assertEquals(slope, found.slope().orElseThrow(), 1e-9);
    assertEquals(intercept, found.intercept().orElseThrow(), 1e-9);
    assertEquals(loss, found.probabilityOfLoss(), 1e-15);
  }

  @Test
  void byHand() {
    // Two blocks, two trials: each is the best of one half and the worst of the other.
    double[] first = {0.02, 0.01, -0.02, -0.01};
    double[] second = {-0.02, -0.01, 0.02, 0.01};
    OverfittingProbability crossed = of(new double[][] {first, second}, 2);
    assertEquals(2, crossed.splits());
    assertEquals(1, crossed.probability());
    assertEquals(Math.log(0.5), crossed.medianLogit(), 1e-15);
    assertEquals(1, crossed.probabilityOfLoss());
    assertEquals(OptionalDouble.empty(), crossed.slope());
    double[] third = {0.03, 0.02, 0.03, 0.02};
    OverfittingProbability better = of(new double[][] {first, second, third}, 2);
    assertEquals(0, better.probability());
    assertEquals(Math.log(3), better.medianLogit(), 1e-15);
    assertEquals(0, better.probabilityOfLoss());
  }

  @Test
  void theFirstOfEquallyGoodTrialsIsChosen() {
    // Alike in the first half, where either may be chosen; only one of them goes on.
    double[] goesOn = {0.02, 0.01, 0.02, 0.01};
    double[] turns = {0.02, 0.01, -0.02, -0.01};
    OverfittingProbability first = of(new double[][] {goesOn, turns}, 2);
    assertEquals(0.5, first.probability());
    assertEquals(0, first.probabilityOfLoss());
    OverfittingProbability last = of(new double[][] {turns, goesOn}, 2);
    assertEquals(1, last.probability());
    assertEquals(0.5, last.probabilityOfLoss());
  }

  @Test
  void equalTrialsAreTheMedianOfEachOther() {
    double[] one = Chance.reference(64, 1, 4)[0];
    OverfittingProbability found = of(new double[][] {one, one, one}, 8);
    assertEquals(1, found.probability());
    assertEquals(0, found.medianLogit());
  }

  @Test
  void aTrialThatDoesNothingIsBetterThanLosersAndWorseThanWinners() {
    double[] nothing = new double[32];
    double[] loser = new double[32];
    double[] winner = new double[32];
    for (int t = 0; t < 32; t++) {
      winner[t] = 0.01 + 0.001 * (t % 3);
      loser[t] = -winner[t];
    }
    assertEquals(0, of(new double[][] {loser, nothing, winner}, 4).probability());
    OverfittingProbability idle = of(new double[][] {loser, nothing, loser}, 4);
    assertEquals(0, idle.probability());
    assertEquals(0, idle.probabilityOfLoss());
  }

  @Test
  void theMirrorOfTimeIsNoOtherData() {
    // Blocks are of one size here, so that reversed they are the same blocks.
    double[][] returns = Chance.reference(160, 20, 77);
    double[][] mirrored = new double[20][];
    for (int n = 0; n < 20; n++) {
      List<Double> column = new ArrayList<>();
      Arrays.stream(returns[n]).forEach(column::add);
      Collections.reverse(column);
      mirrored[n] = column.stream().mapToDouble(Double::doubleValue).toArray();
    }
    OverfittingProbability straight = of(returns, 16);
    OverfittingProbability back = of(mirrored, 16);
    assertEquals(straight.probability(), back.probability());
    assertEquals(straight.medianLogit(), back.medianLogit());
    assertEquals(straight.probabilityOfLoss(), back.probabilityOfLoss());
    assertEquals(straight.slope().orElseThrow(), back.slope().orElseThrow(), 1e-9);
  }

  @Test
  void theOrderOfTrialsIsOfNoMatter() {
    double[][] returns = Chance.reference(170, 37, 5);
    OverfittingProbability before = of(returns, 12);
    Collections.shuffle(Arrays.asList(returns), new Random(8));
    assertEquals(before, of(returns, 12));
  }

  @Test
  void noiseIsLuck() {
    long seed = 20_261_125;
    System.out.println("noiseIsLuck: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int repetitions = 60;
    double sum = 0;
    double slopes = 0;
    for (int k = 0; k < repetitions; k++) {
      double[][] returns = new double[20][];
      Arrays.setAll(returns, n -> Chance.noise(random, 160, 0));
      OverfittingProbability found = of(returns, 10);
      sum += found.probability();
      slopes += found.slope().orElseThrow();
    }
    // Each choice is a coin toss: expected 0.5. One repetition deviates by 0.25, their mean by
    // 0.033; four of those.
    assertEquals(0.5, sum / repetitions, 0.13);
    // What was better in one half was worse in the other, since the whole is what it is.
    assertTrue(slopes / repetitions < 0, "mean slope " + slopes / repetitions);
  }

  @Test
  void skillIsSkill() {
    long seed = 7_112_026;
    System.out.println("skillIsSkill: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] returns = new double[200][];
    Arrays.setAll(returns, n -> Chance.noise(random, 1_600, n == 123 ? 0.003 : 0));
    SelectionBias luck = SelectionBias.of(moments(returns, 16), 12_870, 1).orElseThrow();
    assertEquals(123, luck.best());
    assertTrue(luck.overfitting().orElseThrow().probability() < 0.01, luck.toString());
    assertTrue(luck.deflated().orElseThrow().probability() > 0.999, luck.toString());
  }

  @Test
  void aSampleOfTheSplitsIsSaidToBeOne() {
    List<BlockMoments> trials = moments(Chance.reference(160, 20, 77), 16);
    OverfittingProbability all = OverfittingProbability.of(trials, 12_870, 1).orElseThrow();
    OverfittingProbability some = OverfittingProbability.of(trials, 2_000, 1).orElseThrow();
    assertEquals(12_870, all.splits());
    assertEquals(12_870, all.possibleSplits());
    assertEquals(2_000, some.splits());
    assertEquals(12_870, some.possibleSplits());
    // A share of about one half of 1,000 pairs: a deviation of at most 0.016, five of those.
    assertEquals(all.probability(), some.probability(), 0.08);
    assertEquals(some, OverfittingProbability.of(trials, 2_000, 1).orElseThrow());
    assertNotEquals(some, OverfittingProbability.of(trials, 2_000, 2).orElseThrow());
    assertEquals(all, OverfittingProbability.of(trials, 1_000_000, 9).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 3", "6, 10", "8, 35", "16, 6435", "20, 92378", "24, 1352078"})
  void everyPairOfHalvesIsThereOnce(int blocks, int pairs) {
    for (int most : new int[] {Integer.MAX_VALUE, Math.max(1, pairs / 3)}) {
      Splits splits = Splits.of(blocks, most, 5);
      Set<Integer> seen = new HashSet<>();
      for (int half : splits.halves()) {
        assertEquals(blocks / 2, Integer.bitCount(half));
        assertEquals(1, half & 1);
        assertEquals(0, half >>> blocks);
        assertEquals(blocks / 2, Integer.bitCount(splits.rest(half)));
        assertEquals(0, half & splits.rest(half));
        seen.add(half);
      }
      assertEquals(Math.min(most, pairs), seen.size());
      assertEquals(seen.size(), splits.halves().length);
      assertEquals(pairs, splits.possible());
    }
  }

  @Test
  void whereThereIsNoChoiceThereIsNoProbability() {
    double[] flat = new double[32];
    double[] varying = Chance.reference(32, 1, 2)[0];
    for (double[][] returns :
        List.of(new double[][] {}, new double[][] {varying}, new double[][] {flat, flat})) {
      assertEquals(Optional.empty(), OverfittingProbability.of(moments(returns, 4), 100, 1));
    }
    assertTrue(
        OverfittingProbability.of(moments(new double[][] {flat, varying}, 4), 6, 1).isPresent());
  }

  @Test
  void whatCannotBeIsNamed() {
    double[] returns = new double[32];
    double[] infinite = new double[32];
    infinite[7] = 1.0 / 0;
    List<BlockMoments> fitting = moments(new double[][] {returns, returns}, 4);
    assertSays(
        "blocks must be an even number, 2..24, were 5", () -> BlockMoments.of(new double[99], 5));
    assertSays(
        "blocks must be an even number, 2..24, were 0", () -> BlockMoments.of(new double[99], 0));
    assertSays(
        "blocks must be an even number, 2..24, were 26", () -> BlockMoments.of(new double[99], 26));
    assertSays("16 blocks need 32, there are 31", () -> BlockMoments.of(new double[31], 16));
    assertSays("return 7 must be finite, was Infinity", () -> BlockMoments.of(infinite, 4));
    assertSays("splits must be an even", () -> OverfittingProbability.of(fitting, 3, 1));
    assertSays(
        "trial 1 has 32 returns in 8 blocks, trial 0 has 32 in 4",
        () ->
            OverfittingProbability.of(
                List.of(BlockMoments.of(returns, 4), BlockMoments.of(returns, 8)), 6, 1));
  }

  private static void assertSays(String text, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(text), message);
  }
}
