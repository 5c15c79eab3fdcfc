package com.iteradynamics.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rounding to 4 decimals against the reference's own results and the exact decimal value. */
class RoundingTest {

  @Test
  void roundsAsTheReferenceDoes() {
    Table table = Table.resource("/golden/round4.csv");
    for (int row = 0; row < table.size(); row++) {
      double x = table.number(row, "x");
      assertEquals(table.number(row, "python_round4"), Rounding.toFourDecimals(x), "x " + x);
    }
  }

  @Test
  void isTheExactValueHalfToEvenEverywhere() {
    long seed = Seed.value();
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      agrees(random.nextDouble());
    }
  }

  @Test
  void isTheExactValueAtEveryTieAndItsNeighbours() {
    for (int k = 0; k <= 20_000; k++) {
      double tie = k / 20_000.0;
      agrees(tie);
      agrees(Math.nextUp(tie));
      agrees(Math.max(0, Math.nextDown(tie)));
      agrees(tie + 1e-11);
      agrees(Math.max(0, tie - 1e-11));
    }
  }

  private static void agrees(double x) {
    double exact = exactDecimal(x).doubleValue();
    assertEquals(exact, Rounding.toFourDecimals(x), "x " + x);
  }

  /** Half to even of the exact binary value, from its bits. */
  private static BigDecimal exactDecimal(double x) {
    if (x == 0) {
      return BigDecimal.ZERO;
    }
    int exponent = Math.getExponent(x) - 52;
    BigDecimal mantissa = BigDecimal.valueOf((long) Math.scalb(x, -exponent));
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal exact =
        exponent >= 0 ? mantissa.multiply(two.pow(exponent)) : mantissa.divide(two.pow(-exponent));
    return exact.setScale(4, RoundingMode.HALF_EVEN);
  }
}
