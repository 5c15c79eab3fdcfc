package com.iteradynamics.research.luck;

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

class TrialLuckTest {
  private static final int SPLITS = 20;

  private static TrialLuck of(List<double[]> returns) {
    return TrialLuck.of(returns.stream().map(each -> BlockMoments.of(each, 8)).toList(), SPLITS, 1)
        .orElseThrow();
  }

  @Test
  void figuresBelongToTheBestTrialAndToAllTrials() {
    List<double[]> returns = new ArrayList<>(List.of(Chance.reference(80, 6, 21)));
    returns.add(new double[80]);
    TrialLuck luck = of(returns);
    double[] sharpes =
        returns.stream()
            .map(SharpeSample::of)
            .mapToDouble(sample -> sample.map(SharpeSample::sharpe).orElse(0.0))
            .toArray();
    double mean = Arrays.stream(sharpes).average().orElseThrow();
    double variance = Arrays.stream(sharpes).map(s -> (s - mean) * (s - mean)).sum() / 6;
    double highest = Arrays.stream(sharpes).max().orElseThrow();
    assertEquals(7, luck.trials());
    assertEquals(highest, sharpes[luck.best()]);
    assertEquals(highest, luck.sample().sharpe(), 1e-12);
    assertEquals(variance, luck.varianceOfSharpes(), 1e-12);
    assertEquals(ProbabilisticSharpe.above(0, luck.sample()), luck.probabilistic());
    assertEquals(DeflatedSharpe.of(luck.sample(), 7, luck.varianceOfSharpes()), luck.deflated());
    assertTrue(luck.deflated().orElseThrow().probability() < luck.probabilistic().orElseThrow());
    assertEquals(7, luck.overfitting().orElseThrow().trials());
  }

  @ParameterizedTest
  @CsvSource({
    // Correlations 0, 1/sqrt(2), -1 and, of three trials, the mean of 0, 1/sqrt(2) and 1/sqrt(2).
    "'1 1 -1 -1; 1 -1 1 -1', 2",
    "'1 1 -1 -1; 1 0 0 -1', 1.2928932188134525",
    "'1 1 -1 -1; -1 -1 1 1', 2",
    "'1 1 -1 -1; 1 -1 1 -1; 1 0 0 -1', 2.0571909584179366"
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
  void copiesOfOneTrialAmountToOne() {
    double[] one = Chance.reference(80, 1, 3)[0];
    TrialLuck luck = of(List.of(one, one, one, one, one));
    assertEquals(5, luck.trials());
    assertEquals(1, luck.effectiveTrials().orElseThrow(), 1e-9);
    assertEquals(5, luck.deflated().orElseThrow().trials());
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
    TrialLuck luck = of(alike);
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
    TrialLuck luck = of(List.of(Chance.reference(80, 1, 3)[0]));
    assertEquals(1, luck.trials());
    assertTrue(luck.probabilistic().isPresent());
    assertEquals(Optional.empty(), luck.deflated());
    assertEquals(OptionalDouble.empty(), luck.effectiveTrials());
    assertEquals(Optional.empty(), luck.overfitting());
  }

  @Test
  void whatNeverTradedHasNoLuck() {
    assertEquals(Optional.empty(), TrialLuck.of(List.of(), SPLITS, 1));
    assertEquals(
        Optional.empty(), TrialLuck.of(List.of(BlockMoments.of(new double[80], 8)), SPLITS, 1));
  }
}
