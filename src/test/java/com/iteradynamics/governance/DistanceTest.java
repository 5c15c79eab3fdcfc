package com.iteradynamics.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.governance.Windows.CellColumn;
import com.iteradynamics.model.CalibrationBins;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PSI and KS by hand, and beside scipy. */
class DistanceTest {
  private static final double[] ONE_TO_TEN =
      IntStream.rangeClosed(1, 10).mapToDouble(i -> i).toArray();

  /** Two cells of one half each; PSI is (p - q) ln(p / q) twice, KS the difference of the first. */
  @ParameterizedTest
  @CsvSource({
    // below, above, PSI, KS
    "2, 2, 0, 0",
    "3, 1, 0.27465307216702745, 0.25",
    "1, 3, 0.27465307216702745, 0.25",
    // The empty cell counts as 0.0001: 0.5 ln 2 + (0.0001 - 0.5) ln 0.0002.
    "4, 0, 4.60431846666895, 0.5"
  })
  void twoCells(int below, int above, double psi, double ks) {
    CalibrationBins halves = new CalibrationBins(List.of(0.0), List.of(0.5, 0.5));
    assertEquals(psi, Distance.psi(halves, new int[] {below, above}), 1e-12);
    assertEquals(ks, Distance.ks(halves, new int[] {below, above}), 1e-12);
  }

  /** A file may hold a cell in which training had nothing; 0.5 ln 5000 - 0.4999 ln 0.5001. */
  @Test
  void aCellThatWasEmptyInTrainingIsNotInfinitelyFar() {
    CalibrationBins bins = new CalibrationBins(List.of(0.0), List.of(0.0, 1.0));
    assertEquals(4.60431846666895, Distance.psi(bins, new int[] {2, 2}), 1e-12);
  }

  @Test
  void theReferenceItselfIsAtNoDistance() {
    CalibrationBins bins = CalibrationBins.of(ONE_TO_TEN, 10);
    int[] counts = CellColumn.of(bins, ONE_TO_TEN).counts(0, 10);
    assertEquals(0, Distance.psi(bins, counts), 1e-12);
    assertEquals(0, Distance.ks(bins, counts), 1e-12);
  }

  /** scipy.stats.ks_2samp(range(1, 101), [2 x for x in range(1, 51)] + [60] * 25).statistic. */
  @Test
  void ksAtPercentilesIsThatOfTwoSamplesWhenTheReferenceHasAHundredValues() {
    double[] reference = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    double[] seen =
        IntStream.concat(
                IntStream.rangeClosed(1, 50).map(x -> 2 * x),
                IntStream.generate(() -> 60).limit(25))
            .mapToDouble(i -> i)
            .toArray();
    CalibrationBins bins = CalibrationBins.of(reference, 100);
    assertEquals(
        0.20333333333333334, Distance.ks(bins, CellColumn.of(bins, seen).counts(0, 75)), 1e-12);
  }

  @Test
  void equalValuesShareACellAndNothingIsLost() {
    double[] tied = {1, 1, 1, 1, 1, 1, 2, 2, 3, 4};
    CalibrationBins bins = CalibrationBins.of(tied, 10);
    assertEquals(List.of(1.0, 2.0, 3.0), bins.edges());
    assertEquals(List.of(0.6, 0.2, 0.1, 0.1), bins.fractions());
  }

  @Test
  void aValueOnAnEdgeBelongsBelowItAndWhatIsNotFiniteNowhere() {
    CalibrationBins bins = new CalibrationBins(List.of(1.0, 2.0), List.of(0.25, 0.5, 0.25));
    double[] values = {1, 1.5, 2, 2.1, -9, Double.NaN, Double.POSITIVE_INFINITY};
    assertEquals("[2, 2, 1]", Arrays.toString(CellColumn.of(bins, values).counts(0, 7)));
  }

  @Test
  void nothingHasNoDistance() {
    CalibrationBins halves = new CalibrationBins(List.of(0.0), List.of(0.5, 0.5));
    assertThrows(IllegalArgumentException.class, () -> Distance.psi(halves, new int[2]));
    assertThrows(IllegalArgumentException.class, () -> Distance.ks(halves, new int[2]));
  }
}
