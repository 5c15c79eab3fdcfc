package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.iteradynamics.testkit.Tapes;
import org.junit.jupiter.api.Test;

/** Columns that are computed once, as long as they are asked for. */
class TapeIndicatorsTest {
  private final CandleSeries tape = Tapes.random(3, 400);
  private final TapeIndicators indicators = new TapeIndicators(tape);

  @Test
  void aLengthThatIsAskedForAgainIsNotComputedAgain() {
    assertSame(indicators.plainEma(20), indicators.plainEma(20));
    assertSame(indicators.meanTrueRange(14), indicators.meanTrueRange(14));
  }

  @Test
  void lengthsThatNobodyAskedForLatelyAreForgottenAndComeBackTheSame() {
    TapeIndicators.Column first = indicators.plainEma(1);
    TapeIndicators.Column often = indicators.plainEma(2);
    for (int length = 3; length <= TapeIndicators.MOST + 2; length++) {
      indicators.plainEma(length);
      assertSame(often, indicators.plainEma(2));
    }
    assertNotSame(first, indicators.plainEma(1));
    double[] then = new double[Stretch.LONGEST];
    double[] now = new double[Stretch.LONGEST];
    Stretch stretch = new Stretch(tape);
    while (stretch.next()) {
      first.copy(stretch, then);
      indicators.plainEma(1).copy(stretch, now);
      for (int k = 0; k < stretch.count(); k++) {
        assertEquals(then[k], now[k]);
      }
    }
  }
}
