package com.iteradynamics.research.overfitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionBiasTest {
  private static final int SPLITS = 20;

  private static SelectionBias of(List<double[]> returns) {
    return SelectionBias.of(
            returns.stream().map(each -> BlockMoments.of(each, 8)).toList(), SPLITS, 1)
        .orElseThrow();
  }

  /**
   * Against a computation in Python, in rational numbers and by the papers' formulas: six trials of
   * the reference and one that did nothing, 8 blocks of 10, all 70 splits.
   */
  @Test
  void figuresBelongToTheBestTrialAndToAllTrials() {
    List<double[]> returns = new ArrayList<>(List.of(Chance.reference(80, 6, 21)));
    returns.add(new double[80]);
    SelectionBias luck =
        SelectionBias.of(returns.stream().map(each -> BlockMoments.of(each, 8)).toList(), 70, 1)
            .orElseThrow();
    assertEquals(7, luck.trials());
    assertEquals(7, luck.distinct());
    assertEquals(4, luck.best());
    assertEquals(80, luck.sample().count());
    assertEquals(0.21433929186128123, luck.sample().sharpe(), 1e-12);
    assertEquals(0.19582705268295983, luck.sample().skewness(), 1e-10);
    assertEquals(2.5096336463516553, luck.sample().kurtosis(), 1e-10);
    assertEquals(0.007524387146818962, luck.varianceOfSharpes(), 1e-14);
    assertEquals(0.9731344250768393, luck.probabilistic().orElseThrow(), 1e-10);
    DeflatedSharpe deflated = luck.deflated().orElseThrow();
    assertEquals(7, deflated.trials());
    assertEquals(0.12029328963243605, deflated.expectedMaximum(), 1e-10);
    assertEquals(0.8013322456118643, deflated.probability(), 1e-10);
    assertEquals(6.953324319164592, luck.effectiveTrials().orElseThrow(), 1e-9);
    assertEquals(0.8021334923460955, luck.deflatedByEffective().orElseThrow().probability(), 1e-9);
    OverfittingProbability overfitting = luck.overfitting().orElseThrow();
    assertEquals(7, overfitting.trials());
    assertEquals(70, overfitting.splits());
    assertEquals(20.0 / 70, overfitting.probability(), 1e-15);
    assertEquals(20.0 / 70, overfitting.probabilityOfLoss(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    // Correlations 0, 1/sqrt(2), -1 and, of three trials, the mean of 0, 1/sqrt(2) and 1/sqrt(2).
    "'1 1 -1 -1; 1 -1 1 -1', 2",
    "'1 1 -1 -1; 1 0 0 -1', 1.2928932188134525",
    "'1 1 -1 -1; -1 -1 1 1', 2",
    "'1 1 -1 -1; 1 -1 1 -1; 1 0 0 -1', 2.0571909584179366",
    // One that never varies counts among those there are, though it correlates with none.
    "'1 1 -1 -1; 1 0 0 -1; 0 0 0 0', 1.585786437626905"
  })
  void theMoreAlikeTrialsAreTheFewerTheyAmountTo(String sumsOfBlocks, double expected) {
    List<BlockMoments> trials = new ArrayList<>();
    for (String trial : sumsOfBlocks.split("; ", -1)) {
      double[] returns = new double[8];
      String[] sums = trial.split(" ", -1);
      for (int b = 0; b < sums.length; b++) {
        returns[2 * b] = Double.parseDouble(sums[b]) / 100;
      }
      trials.add(BlockMoments.of(returns, 4));
    }
    assertEquals(expected, EffectiveTrials.of(trials).orElseThrow(), 1e-12);
  }

  @Test
  void copiesOfOneTrialAreNoChoice() {
    double[] one = Chance.reference(80, 1, 3)[0];
    SelectionBias luck = of(List.of(one, one.clone(), one.clone()));
    assertEquals(3, luck.trials());
    assertEquals(1, luck.distinct());
    assertEquals(0, luck.best());
    assertTrue(luck.probabilistic().isPresent());
    assertEquals(Optional.empty(), luck.deflated());
    assertEquals(OptionalDouble.empty(), luck.effectiveTrials());
    assertEquals(Optional.empty(), luck.deflatedByEffective());
    assertEquals(Optional.empty(), luck.overfitting());
  }

  @Test
  void copiesChangeNothing() {
    List<double[]> returns = new ArrayList<>(List.of(Chance.reference(80, 6, 21)));
    SelectionBias alone = of(returns);
    List<double[]> copied = new ArrayList<>();
    for (int n : new int[] {0, 0, 1, 2, 1, 3, 4, 5, 4, 4, 0}) {
      copied.add(returns.get(n));
    }
    SelectionBias luck = of(copied);
    assertEquals(11, luck.trials());
    assertEquals(6, luck.distinct());
    // The first one of the best trial, which is the fifth of the distinct ones.
    assertEquals(6, luck.best());
    assertEquals(4, alone.best());
    assertEquals(alone.varianceOfSharpes(), luck.varianceOfSharpes());
    assertEquals(alone.deflated(), luck.deflated());
    assertEquals(alone.effectiveTrials(), luck.effectiveTrials());
    assertEquals(alone.overfitting(), luck.overfitting());
  }

  @Test
  void independentTrialsAmountToAboutAsManyAsThereAre() {
    long seed = 99;
    System.out.println("independentTrialsAmountToAboutAsManyAsThereAre: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> returns = new ArrayList<>();
    List<double[]> alike = new ArrayList<>();
    double[] common = Chance.noise(random, 400, 0);
    for (int n = 0; n < 300; n++) {
      double[] own = Chance.noise(random, 400, 0);
      double[] mixed = new double[400];
      Arrays.setAll(mixed, t -> common[t] + own[t]);
      returns.add(own);
      alike.add(mixed);
    }
    // The mean of 44,850 correlations of 8 blocks, 0.38 each: 0.002, five of those, of 300.
    assertEquals(300, of(returns).effectiveTrials().orElseThrow(), 3);
    // Half of each trial's variance is common: r = 0.5, as far as 8 blocks can tell.
    assertEquals(150, of(alike).effectiveTrials().orElseThrow(), 75);
    SelectionBias luck = of(alike);
    assertEquals(
        luck.effectiveTrials().orElseThrow(), luck.deflatedByEffective().orElseThrow().trials());
    assertEquals(300, luck.deflated().orElseThrow().trials());
  }

  @Test
  void theBestOfAThousandTrialsOfNoiseIsLuck() {
    long seed = 1_000;
    System.out.println("theBestOfAThousandTrialsOfNoiseIsLuck: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int repetitions = 60;
    int skill = 0;
    int aboveEven = 0;
    int naive = 0;
    for (int k = 0; k < repetitions; k++) {
      double sum = 0;
      double squares = 0;
      Optional<SharpeSample> best = Optional.empty();
      for (int n = 0; n < 1_000; n++) {
        SharpeSample sample = SharpeSample.of(Chance.noise(random, 200, 0)).orElseThrow();
        sum += sample.sharpe();
        squares += sample.sharpe() * sample.sharpe();
        if (best.isEmpty() || sample.sharpe() > best.get().sharpe()) {
          best = Optional.of(sample);
        }
      }
      double variance = (squares - sum * sum / 1_000) / 999;
      double probability =
          DeflatedSharpe.of(best.orElseThrow(), 1_000, variance).orElseThrow().probability();
      skill += probability > 0.95 ? 1 : 0;
      aboveEven += probability > 0.5 ? 1 : 0;
      naive += ProbabilisticSharpe.above(0, best.orElseThrow()).orElseThrow() > 0.95 ? 1 : 0;
    }
    // The best of 1,000 exceeds its expectation by 1.645 deviations once in 2,000 times, and
    // exceeds it at all in 43 % of them: 26 of 60, with a deviation of 3.8, four of those.
    assertTrue(skill <= 1, skill + " of " + repetitions + " taken for skill");
    assertEquals(26, aboveEven, 15);
    // Without the number of trials every one of them looks like skill.
    assertEquals(repetitions, naive);
  }

  @Test
  void oneTrialHasNoBest() {
    SelectionBias luck = of(List.of(Chance.reference(80, 1, 3)[0]));
    assertEquals(1, luck.trials());
    assertTrue(luck.probabilistic().isPresent());
    assertEquals(Optional.empty(), luck.deflated());
    assertEquals(OptionalDouble.empty(), luck.effectiveTrials());
    assertEquals(Optional.empty(), luck.overfitting());
  }

  @Test
  void whatNeverTradedHasNoLuck() {
    assertEquals(Optional.empty(), SelectionBias.of(List.of(), SPLITS, 1));
    assertEquals(
        Optional.empty(), SelectionBias.of(List.of(BlockMoments.of(new double[80], 8)), SPLITS, 1));
  }
}
