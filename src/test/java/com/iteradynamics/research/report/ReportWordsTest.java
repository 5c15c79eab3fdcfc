package com.iteradynamics.research.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.research.Costs;
import com.iteradynamics.research.PerformanceMetrics;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportWordsTest {
  @ParameterizedTest
  @CsvSource({
    "0.97, significant at 95 %",
    "0.95, significant at 95 %",
    "0.903, not significant at 95 %",
    "0.3, not significant at 95 %: luck alone is expected to do better"
  })
  void theDeflatedSharpeIsPutInWords(double probability, String words) {
    assertEquals(words, SelectionBiasTable.deflated(probability));
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, the choice mostly holds out of sample",
    "0.3, 'the choice does not hold reliably out of sample'",
    "0.5, overfitted: the choice does not hold out of sample"
  })
  void overfittingIsPutInWords(double probability, String words) {
    assertEquals(words, SelectionBiasTable.overfitting(probability));
  }

  @Test
  void whatCostsEatIsSaid() {
    assertEaten(0.20, 0.05, "costs take 75.00\u00a0% of the edge.");
    assertEaten(0.20, -0.05, "costs exceed the edge.");
    assertEaten(-0.01, -0.05, "there was no edge before costs.");
  }

  private static void assertEaten(double free, double paid, String words) {
    List<CostTable.CostLevel> ladder =
        List.of(
            new CostTable.CostLevel("a", "", Costs.NONE, metrics(free), false),
            new CostTable.CostLevel("b", "", Costs.NONE, metrics(paid), false));
    String intro = CostTable.of(ladder).intro();
    assertTrue(intro.endsWith(words), intro);
  }

  private static PerformanceMetrics metrics(double totalReturn) {
    OptionalDouble none = OptionalDouble.empty();
    return new PerformanceMetrics(
        100,
        0.01,
        1_000,
        1_000 * (1 + totalReturn),
        totalReturn,
        none,
        none,
        none,
        none,
        none,
        none,
        0.1,
        50,
        false,
        0.2,
        0.4,
        none,
        2,
        1,
        none,
        none,
        12,
        3);
  }
}
