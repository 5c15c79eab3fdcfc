package com.iteradynamics.research.overfitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values were computed with 50 digits (mpmath: erfc, and the root of its logarithm). */
class NormalDistributionTest {
  /** As the class promises. */
  private static final double RELATIVE = 2e-15;

  @ParameterizedTest
  @CsvSource({
    "-37.5, 4.6053530095819548438e-308",
    "-30, 4.9067139271481870595e-198",
    "-20, 2.7536241186062336951e-89",
    "-12.3, 4.5287069561587846514e-35",
    "-8, 6.2209605742717841235e-16",
    "-5, 2.8665157187919391167e-7",
    "-3.7, 0.00010779973347738826148",
    "-2.0000001, 0.022750126549083104627",
    "-1.5, 0.066807201268858066004",
    "-1.0001, 0.15863105806885876032",
    "-1, 0.15865525393145705141",
    "-0.9999, 0.15867945221376258366",
    "-0.5, 0.30853753872598689636",
    "-0.1, 0.46017216272297101633",
    "-1e-8, 0.49999999601057719599",
    "0, 0.5",
    "1e-8, 0.50000000398942280401",
    "0.3, 0.61791142218895263307",
    "0.99, 0.83891294048916908663",
    "1, 0.84134474606854294859",
    "1.01, 0.84375235497874540421",
    "1.96, 0.97500210485177956379",
    "3, 0.99865010196836990547",
    "5, 0.99999971334842812081",
    "8, 0.9999999999999993779"
  })
  void theProbabilityOfAtMost(double x, double expected) {
    assertEquals(expected, NormalDistribution.cumulative(x), expected * RELATIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, -37.047096299361199237",
    "1e-100, -21.273453560965324294",
    "1e-20, -9.2623400897984075796",
    "1e-10, -6.3613409024040561991",
    "1e-5, -4.2648907939228246102",
    "0.001, -3.0902323061678135354",
    "0.01, -2.3263478740408410931",
    "0.05, -1.644853626951472688",
    "0.0999, -1.2821215797087744746",
    "0.1001, -1.2809819674733191411",
    "0.15, -1.0364333894937896035",
    "0.16, -0.99445788320975315405",
    "0.25, -0.6744897501960817432",
    "0.4, -0.25334710313579974132",
    "0.4999, -0.00025066283008800749239",
    "0.49999999, -2.5066282733116223143e-8",
    "0.50000001, 2.5066282872262044377e-8",
    "0.6, 0.25334710313579974132",
    "0.9, 1.2815515655446005935",
    "0.95, 1.6448536269514722843",
    "0.975, 1.9599639845400538556",
    "0.999999, 4.7534243088170877657",
    "0.999999999, 5.9978070196016374264"
  })
  void theValueOfAProbability(double probability, double expected) {
    assertEquals(expected, NormalDistribution.quantile(probability), Math.abs(expected) * RELATIVE);
  }

  @Test
  void theMiddleAndTheEndsAreExact() {
    assertEquals(0, NormalDistribution.quantile(0.5));
    assertEquals(0, NormalDistribution.cumulative(Double.NEGATIVE_INFINITY));
    assertEquals(1, NormalDistribution.cumulative(Double.POSITIVE_INFINITY));
    assertEquals(1, NormalDistribution.cumulative(40));
  }

  @Test
  void oneUndoesTheOther() {
    for (double x = -8; x <= 5; x += 0.0137) {
      double back = NormalDistribution.quantile(NormalDistribution.cumulative(x));
      // Near 1 a probability has few digits left to say how near it is.
      double lost = Math.ulp(1.0) / Math.exp(-x * x / 2) * (x > 0 ? 3 : 0);
      assertEquals(x, back, 1e-15 * Math.max(1, Math.abs(x)) + lost);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void whatIsNoProbabilityHasNoValue(double probability) {
    assertThrows(IllegalArgumentException.class, () -> NormalDistribution.quantile(probability));
    assertThrows(IllegalArgumentException.class, () -> NormalDistribution.cumulative(Double.NaN));
  }
}
