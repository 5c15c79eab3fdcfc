package com.iteradynamics.research.overfitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Probabilistic and deflated Sharpe ratios, against the examples of the papers and against figures
 * computed elsewhere (scipy: skew, kurtosis; mpmath: the normal distribution).
 */
class SharpeTest {
  private static final double RELATIVE = 1e-12;

  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, Math.abs(expected) * RELATIVE);
  }

  private static void assertNear(double expected, OptionalDouble actual) {
    assertNear(expected, actual.orElseThrow());
  }

  /** The reference's first trial, moved by {@code drift}, with losses half as large again. */
  private static double[] returns(int periods, long seed, double drift) {
    return Arrays.stream(Chance.reference(periods, 1, seed)[0])
        .map(each -> each + drift)
        .map(each -> each < 0 ? 1.5 * each : each)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "50, 1, 0.002, 0.054940822072195514, 0.08702149293422115, 2.473856985835294,"
        + " 0.6499898970384064, 0.5138203348860427",
    "500, 2, 0.0005, -0.09129978341027771, -0.38864870154360254, 2.736427161725739,"
        + " 0.01909663580057339, 0.0006684887000390654",
    "30, 9, -0.003, -0.8294490931654794, -0.01673167659247905, 2.1968655718420047,"
        + " 2.145402573594547e-5, 7.193853217887595e-6"
  })
  void momentsAndProbabilitiesOfReturns(
      int periods,
      long seed,
      double drift,
      double sharpe,
      double skewness,
      double kurtosis,
      double aboveZero,
      double aboveFiveHundredths) {
    SharpeSample sample = SharpeSample.of(returns(periods, seed, drift)).orElseThrow();
    assertEquals(periods, sample.count());
    assertNear(sharpe, sample.sharpe());
    assertNear(skewness, sample.skewness());
    assertNear(kurtosis, sample.kurtosis());
    assertNear(aboveZero, ProbabilisticSharpe.above(0, sample));
    assertNear(aboveFiveHundredths, ProbabilisticSharpe.above(0.05, sample));
  }

  @Test
  void sumsOfPowersGiveTheSame() {
    double[] returns = returns(500, 2, 0.0005);
    SharpeSample exact = SharpeSample.of(returns).orElseThrow();
    SharpeSample summed = BlockMoments.of(returns, 16).sharpe().orElseThrow();
    assertEquals(exact.count(), summed.count());
    assertNear(exact.sharpe(), summed.sharpe());
    assertNear(exact.skewness(), summed.skewness());
    assertNear(exact.kurtosis(), summed.kurtosis());
  }

  @Test
  void theExampleOfTheProbabilisticSharpeRatio() {
    // Two years of a fund's months: 0.458 a month, skewness -2.448, kurtosis 10.164.
    assertNear(
        0.913361083860933,
        ProbabilisticSharpe.above(0, new SharpeSample(24, 0.458, -2.448, 10.164)));
    assertNear(0.9816749190910771, ProbabilisticSharpe.above(0, new SharpeSample(24, 0.458, 0, 3)));
  }

  /** The paper: 2.5 a year over 5 years of 250 days, variance of the trials' 1/2 a year. */
  @ParameterizedTest
  @CsvSource({
    "100, -3, 10, 0.11317200186513203, 0.90039683444939096",
    "46, -3, 10, 0.10036237061765358, 0.95050170687557859",
    "88, 0, 3, 0.11114576178358415, 0.95049081667601419"
  })
  void theExamplesOfTheDeflatedSharpeRatio(
      int trials, double skewness, double kurtosis, double maximum, double probability) {
    SharpeSample best = new SharpeSample(1_250, 2.5 / Math.sqrt(250), skewness, kurtosis);
    DeflatedSharpe deflated = DeflatedSharpe.of(best, trials, 0.5 / 250).orElseThrow();
    assertNear(maximum, deflated.expectedMaximum());
    assertNear(probability, deflated.probability());
    assertEquals(trials, deflated.trials());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.519755344280593925",
    "10, 1.57459830134575003",
    "46, 2.24417083084100962",
    "100, 2.53060289320168203",
    "1000, 3.2551215136527256",
    "100000, 4.39082874237777035"
  })
  void theMaximumToBeExpected(int trials, double ofUnitVariance) {
    assertNear(ofUnitVariance, DeflatedSharpe.expectedMaximum(trials, 1));
    assertNear(ofUnitVariance * 0.3, DeflatedSharpe.expectedMaximum(trials, 0.09));
    assertEquals(OptionalDouble.of(0), DeflatedSharpe.expectedMaximum(trials, 0));
  }

  @Test
  void ofOneTrialThereIsNoBest() {
    SharpeSample sample = new SharpeSample(100, 0.1, 0, 3);
    assertEquals(Optional.empty(), DeflatedSharpe.of(sample, 1, 0));
    assertEquals(OptionalDouble.of(0), DeflatedSharpe.expectedMaximum(1.2, 1));
  }

  @ParameterizedTest
  @CsvSource({"''", "'0.01'", "'0 0 0'", "'0.001 0.001 0.001'", "'-0.3 -0.3'"})
  void whatDoesNotVaryHasNone(String text) {
    double[] returns =
        text.isEmpty()
            ? new double[0]
            : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertEquals(Optional.empty(), SharpeSample.of(returns));
  }

  @Test
  void evenGrowthThatWasRoundedDoesNotVary() {
    double[] returns = new double[400];
    double equity = 1_000;
    for (int i = 0; i < returns.length; i++) {
      double next = equity * 1.0001;
      returns[i] = next / equity - 1;
      equity = next;
    }
    assertEquals(Optional.empty(), SharpeSample.of(returns));
    assertEquals(Optional.empty(), BlockMoments.of(returns, 16).sharpe());
  }

  @Test
  void aSampleOfTwoValuesMayLeaveNoError() {
    // Skewness and kurtosis of a coin that lands once in five: 1.5, 3.25; the error vanishes.
    assertEquals(
        OptionalDouble.empty(),
        ProbabilisticSharpe.above(0, new SharpeSample(9, 4 / 3.0, 1.5, 3.25)));
  }

  @Test
  void whatCannotBeIsNamed() {
    SharpeSample sample = new SharpeSample(100, 0.1, 0, 3);
    assertSays(
        "return 1 must be finite, was NaN", () -> SharpeSample.of(new double[] {0, 0.0 / 0}));
    assertSays("needs 2 returns, there are 1", () -> new SharpeSample(1, 0, 0, 3));
    assertSays("must be finite, were NaN", () -> new SharpeSample(9, Double.NaN, 0, 3));
    assertSays("trials must be >= 1, were 0.0", () -> DeflatedSharpe.of(sample, 0, 1));
    assertSays("must be >= 0, was -1.0", () -> DeflatedSharpe.of(sample, 5, -1));
    assertSays("must be >= 0, was NaN", () -> DeflatedSharpe.of(sample, 5, Double.NaN));
    assertSays("benchmark must be finite", () -> ProbabilisticSharpe.above(Double.NaN, sample));
  }

  private static void assertSays(String text, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(text), message);
  }

  /**
   * Bailey and Lopez de Prado 2012: annual ratios of 2 and 1, and how many years tell them apart.
   */
  @ParameterizedTest
  @CsvSource({"252, 0, 3, 2.73", "52, 0, 3, 2.83", "12, 0, 3, 3.24", "12, -0.72, 5.78, 4.99"})
  void theMinimumTrackRecordIsThatOfThePaper(
      int periodsAYear, double skewness, double kurtosis, double years) {
    double root = Math.sqrt(periodsAYear);
    SharpeSample sample = new SharpeSample(100, 2 / root, skewness, kurtosis);
    double needed =
        ProbabilisticSharpe.returnsNeeded(1 / root, 0.95, sample).orElseThrow() / periodsAYear;
    assertEquals(years, needed, 0.005);
  }

  /** With as many returns, the probability is the confidence. */
  @Test
  void theMinimumTrackRecordIsTheLengthAtWhichTheProbabilityIsReached() {
    for (double confidence : new double[] {0.6, 0.9, 0.95, 0.99}) {
      SharpeSample sample = new SharpeSample(10, 0.05, -0.4, 6);
      double needed = ProbabilisticSharpe.returnsNeeded(0, confidence, sample).orElseThrow();
      double below = above((long) Math.floor(needed));
      double beyond = above((long) Math.ceil(needed));
      assertTrue(below <= confidence && confidence <= beyond, confidence + " at " + needed);
    }
  }

  private static double above(long count) {
    return ProbabilisticSharpe.above(0, new SharpeSample(count, 0.05, -0.4, 6)).orElseThrow();
  }

  @Test
  void noRecordIsLongEnoughForWhatIsNotThere() {
    SharpeSample loses = new SharpeSample(10, -0.05, 0, 3);
    assertEquals(OptionalDouble.empty(), ProbabilisticSharpe.returnsNeeded(0, 0.95, loses));
    SharpeSample earns = new SharpeSample(10, 0.05, 0, 3);
    assertEquals(OptionalDouble.empty(), ProbabilisticSharpe.returnsNeeded(0.05, 0.95, earns));
    for (double confidence : new double[] {0.5, 1, 0, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> ProbabilisticSharpe.returnsNeeded(0, confidence, earns));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ProbabilisticSharpe.returnsNeeded(Double.NaN, 0.95, earns));
  }
}
