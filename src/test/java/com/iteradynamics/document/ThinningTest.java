package com.iteradynamics.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int LIMIT = 1_000;

  @Test
  void everythingStaysWhereThereIsLittle() {
    Thinning all = Thinning.of(5, List.of(k -> k), 10);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, all.rows());
    assertEquals(1, all.stretch());
  }

  @Test
  void theLowestAndTheHighestOfEachStretchStay() {
    IntToDoubleFunction zigzag = k -> k % 4 == 1 ? -k : k % 4 == 2 ? k : 0;
    Thinning thinned = Thinning.of(16, List.of(zigzag), 10);
    assertEquals(4, thinned.stretch());
    assertArrayEquals(new int[] {0, 1, 2, 5, 6, 9, 10, 13, 14, 15}, thinned.rows());
  }

  @Test
  void noLineLosesItsPeakOrTroughAndTheLimitHolds() {
    long seed = 20_261_125;
    System.out.println("ThinningTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      int size = LIMIT + 1 + random.nextInt(80_000);
      List<double[]> lines =
          List.of(walk(random, size), walk(random, size), walk(random, size), walk(random, size));
      Thinning thinned =
          Thinning.of(
              size, lines.stream().map(line -> (IntToDoubleFunction) k -> line[k]).toList(), LIMIT);
      int[] rows = thinned.rows();
      assertTrue(rows.length <= LIMIT, rows.length + " of " + size);
      assertTrue(rows.length > LIMIT / 4, "wastefully few: " + rows.length + " of " + size);
      assertEquals(0, rows[0]);
      assertEquals(size - 1, rows[rows.length - 1]);
      for (double[] line : lines) {
        DoubleStream kept = Arrays.stream(rows).mapToDouble(k -> line[k]);
        assertEquals(
            Arrays.stream(line).summaryStatistics().getMax(),
            kept.max().orElseThrow(),
            "round " + round);
        assertEquals(
            Arrays.stream(line).min().orElseThrow(),
            Arrays.stream(rows).mapToDouble(k -> line[k]).min().orElseThrow(),
            "round " + round);
      }
    }
  }

  private static double[] walk(SplittableRandom random, int size) {
    double[] line = new double[size];
    double at = 0;
    for (int k = 0; k < size; k++) {
      at += random.nextDouble() - 0.5;
      line[k] = at;
    }
    return line;
  }
}
