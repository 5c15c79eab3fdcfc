package com.iteradynamics.research.bootstrap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.research.bootstrap.PairedBootstrap.Difference;
import com.iteradynamics.research.bootstrap.PairedBootstrap.Differences;
import com.iteradynamics.research.bootstrap.PairedBootstrap.Plan;
import com.iteradynamics.testkit.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedBootstrapTest {
  private static final int YEAR = 8_760;

  private static Plan plan(int block, int draws, long seed) {
    return new Plan(block, draws, seed, YEAR, 0.5);
  }

  private static double[] noise(Random dice, int count, double mean, double deviation) {
    double[] returns = new double[count];
    for (int i = 0; i < count; i++) {
      returns[i] = mean + deviation * dice.nextGaussian();
    }
    return returns;
  }

  /** Each draw put together return by return, and every figure counted from the definition. */
  @Test
  void theDrawsAreThoseOfTheStationaryBootstrap() {
    Random dice = new Random(Seed.value());
    int draws = 199;
    Plan plan = plan(7, draws, 11);
    double[] first = noise(dice, 300, 0.0001, 0.01);
    double[] second = noise(dice, 300, 0.0005, 0.02);
    for (int i = 0; i < 300; i++) {
      second[i] += first[i] / 2;
    }
    Differences found = PairedBootstrap.of(first, List.of(second), plan).getFirst();
    double[] sharpes = new double[draws];
    double[] growths = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      double[] one = drawn(first, plan, draw);
      double[] other = drawn(second, plan, draw);
      sharpes[draw] = sharpe(other) - sharpe(one);
      growths[draw] = growth(other) - growth(one);
    }
    assertDifference(sharpe(second) - sharpe(first), sharpes, found.sharpe().orElseThrow());
    assertDifference(growth(second) - growth(first), growths, found.growth().orElseThrow());
  }

  private static double[] drawn(double[] returns, Plan plan, int draw) {
    List<Double> path = new ArrayList<>();
    BlockBootstrap.draw(
        returns,
        plan.meanBlock(),
        new SplittableRandom(Resampling.seed(plan.seed(), draw)),
        path::add);
    return path.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double sharpe(double[] returns) {
    double mean = Arrays.stream(returns).average().orElseThrow();
    double variance =
        Arrays.stream(returns).map(x -> (x - mean) * (x - mean)).sum() / (returns.length - 1);
    return mean / Math.sqrt(variance) * Math.sqrt(YEAR);
  }

  private static double growth(double[] returns) {
    return Math.log(Arrays.stream(returns).map(x -> 1 + x).reduce(1, (a, b) -> a * b)) / 0.5;
  }

  private static void assertDifference(double expected, double[] draws, Difference found) {
    assertEquals(expected, found.found(), 1e-9);
    double[] distances = Arrays.stream(draws).map(d -> Math.abs(d - expected)).sorted().toArray();
    // Of 199 draws and the past, 190 of 200.
    assertEquals(expected - distances[189], found.lower(), 1e-9);
    assertEquals(expected + distances[189], found.upper(), 1e-9);
    long beyond = Arrays.stream(distances).filter(d -> d >= Math.abs(expected)).count();
    assertEquals((1.0 + beyond) / 200, found.pValue(), 1e-12);
  }

  /** Two runs of the same skill are told apart about as often as the level says. */
  @Test
  void whereThereIsNoDifferenceOneIsSeenInOneOfTwenty() {
    Random dice = new Random(Seed.value());
    int worlds = 400;
    int sharpes = 0;
    int growths = 0;
    for (int i = 0; i < worlds; i++) {
      double[] market = noise(dice, 1_200, 0, 0.01);
      double[] first = noise(dice, 1_200, 0.0001, 0.005);
      double[] second = noise(dice, 1_200, 0.0001, 0.005);
      for (int k = 0; k < market.length; k++) {
        first[k] += market[k];
        second[k] += market[k];
      }
      Differences found = PairedBootstrap.of(first, List.of(second), plan(6, 299, i)).getFirst();
      sharpes += found.sharpe().orElseThrow().pValue() <= PairedBootstrap.LEVEL ? 1 : 0;
      growths += found.growth().orElseThrow().pValue() <= PairedBootstrap.LEVEL ? 1 : 0;
    }
    assertTrue(sharpes >= 8 && sharpes <= 36, "sharpe: " + sharpes + " of " + worlds);
    assertTrue(growths >= 8 && growths <= 36, "growth: " + growths + " of " + worlds);
  }

  /** Runs in the same market: what it did to both cancels out, which drawing apart would not. */
  @Test
  void aSmallButSteadyAdvantageIsSeenThroughTheMarket() {
    Random dice = new Random(Seed.value());
    double[] market = noise(dice, 2_000, 0, 0.01);
    double[] better = market.clone();
    for (int k = 0; k < better.length; k++) {
      better[k] += 0.0001 + 0.0005 * dice.nextGaussian();
    }
    Differences found = PairedBootstrap.of(market, List.of(better), plan(24, 999, 1)).getFirst();
    for (Difference each : List.of(found.sharpe().get(), found.growth().get())) {
      assertTrue(each.pValue() <= 0.01 && each.lower() > 0, each.toString());
    }
  }

  @Test
  void theIntervalLeavesOutZeroWhenThePValueIsSmall() {
    Random dice = new Random(Seed.value());
    int seen = 0;
    for (int i = 0; i < 60; i++) {
      double[] first = noise(dice, 400, 0, 0.01);
      double[] second = noise(dice, 400, 0.0002 * i / 4, 0.01);
      Difference each =
          PairedBootstrap.of(first, List.of(second), plan(5, 199, i)).getFirst().growth().get();
      boolean without = each.lower() > 0 || each.upper() < 0;
      assertEquals(each.pValue() <= PairedBootstrap.LEVEL, without, each.toString());
      seen += without ? 1 : 0;
    }
    assertTrue(seen > 5 && seen < 55, "both happen: " + seen);
  }

  @Test
  void theSameRunIsNoOther() {
    double[] returns = noise(new Random(Seed.value()), 100, 0, 0.01);
    Difference same =
        PairedBootstrap.of(returns, List.of(returns.clone()), plan(5, 99, 1))
            .getFirst()
            .sharpe()
            .orElseThrow();
    assertEquals(new Difference(0, 0, 0, 1), same);
  }

  @Test
  void theAnswerFollowsFromTheSeed() {
    Random dice = new Random(Seed.value());
    double[] first = noise(dice, 100, 0, 0.01);
    List<double[]> others = List.of(noise(dice, 100, 0, 0.01), noise(dice, 100, 0, 0.01));
    List<Differences> once = PairedBootstrap.of(first, others, plan(5, 99, 1));
    assertEquals(once, PairedBootstrap.of(first, others, plan(5, 99, 1)));
    // Nor does it matter beside which others it stands.
    assertEquals(
        once.getLast(),
        PairedBootstrap.of(first, List.of(others.getLast()), plan(5, 99, 1)).getFirst());
  }

  @Test
  void whatHasNoSharpeRatioOrNoGrowthHasNoDifferenceInIt() {
    double[] first = noise(new Random(Seed.value()), 100, 0, 0.01);
    double[] flat = new double[100];
    double[] lost = first.clone();
    lost[50] = -1;
    List<Differences> found = PairedBootstrap.of(first, List.of(flat, lost), plan(5, 99, 1));
    assertEquals(Optional.empty(), found.getFirst().sharpe());
    assertTrue(found.getFirst().growth().isPresent());
    assertTrue(found.getLast().sharpe().isPresent());
    assertEquals(Optional.empty(), found.getLast().growth());
  }

  /** A run that traded for one hour has no Sharpe ratio in most draws. */
  @Test
  void aFigureThatMostDrawsLackIsNotTold() {
    double[] first = noise(new Random(Seed.value()), 400, 0, 0.01);
    double[] once = new double[400];
    once[7] = 0.01;
    Differences found = PairedBootstrap.of(first, List.of(once), plan(20, 199, 1)).getFirst();
    assertEquals(Optional.empty(), found.sharpe());
    assertTrue(found.growth().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "9, 10, 5, need 10 hours",
    "20, 19, 5, of the same hours: 20 and 19",
    "20, 20, 11, need 22 hours"
  })
  void whatCannotBeDrawnIsRefused(int first, int second, int block, String expected) {
    double[] one = noise(new Random(1), first, 0, 0.01);
    double[] other = noise(new Random(2), second, 0, 0.01);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> PairedBootstrap.of(one, List.of(other), plan(block, 9, 1)));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void returnsAndPlansThatCannotBeAreRefused() {
    double[] sound = noise(new Random(1), 20, 0, 0.01);
    double[] broken = sound.clone();
    broken[3] = Double.NaN;
    assertThrows(
        IllegalArgumentException.class,
        () -> PairedBootstrap.of(sound, List.of(broken), plan(5, 9, 1)));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 9, 1));
    assertThrows(IllegalArgumentException.class, () -> plan(5, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Plan(5, 9, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Plan(5, 9, 1, YEAR, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "'0.01 0.04 0.03 0.005', '0.03 0.06 0.06 0.02'",
    "'0.2', '0.2'",
    "'0.6 0.5', '1 1'",
    "'0.01 0.02 0.02', '0.03 0.04 0.04'",
    "'', ''"
  })
  void holmMultipliesByHowManyAreLeftAndNeverFalls(String values, String adjusted) {
    assertArrayEquals(numbers(adjusted), HolmCorrection.of(numbers(values)), 1e-12);
  }

  private static double[] numbers(String text) {
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
