package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Averages of windows in a row, beside one made anew for every window. */
class WilderWindowsTest {
  private static final int LENGTH = 14;

  @ParameterizedTest
  @CsvSource({
    "1499, 0.5, 3000",
    "1499, 0.01, 3000",
    "1499, 0.0005, 6000",
    "1499, 0, 2000",
    "700, 0.5, 1500",
    "30, 0.5, 200",
    "1499, 0.5, 100"
  })
  void areThoseMadeAnewToTheLastBit(int count, double chance, int size) {
    long seed = Seed.value();
    double[] inputs = inputs(seed, chance, size);
    double[] averages = WilderWindows.of(inputs, LENGTH, count);
    for (int i = 0; i < size; i++) {
      assertEquals(anew(inputs, i, count), averages[i], "at " + i);
    }
  }

  @Test
  void anAverageThatNeverBeganAnewWouldNotDoWhereHardlyAnythingMoves() {
    double[] inputs = inputs(1, 0.0005, 6_000);
    WilderAverage whole = new WilderAverage(LENGTH);
    int different = 0;
    for (int i = 0; i < inputs.length; i++) {
      whole.add(inputs[i]);
      different += Double.compare(whole.value(), anew(inputs, i, 1_499)) == 0 ? 0 : 1;
    }
    assertTrue(different > 0);
  }

  private static double[] inputs(long seed, double chance, int size) {
    Random random = new Random(seed);
    double[] inputs = new double[size];
    for (int i = 0; i < size; i++) {
      inputs[i] = random.nextDouble() < chance ? Math.exp(3 * random.nextGaussian()) : 0;
    }
    inputs[0] = Double.NaN;
    return inputs;
  }

  private static double anew(double[] inputs, int i, int count) {
    WilderAverage average = new WilderAverage(LENGTH);
    for (int k = Math.max(0, i - count + 1); k <= i; k++) {
      average.add(inputs[k]);
    }
    return average.value();
  }
}
