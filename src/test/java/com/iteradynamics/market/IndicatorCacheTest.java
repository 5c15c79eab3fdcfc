package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.iteradynamics.testkit.Tapes;
import org.junit.jupiter.api.Test;

/** Columns that are computed once, as long as they are asked for. */
class IndicatorCacheTest {
  private final CandleSeries candles = Tapes.random(3, 400);
  private final IndicatorCache indicators = new IndicatorCache(candles, GapRule.DEFAULT, 100);

  @Test
  void aLengthThatIsAskedForAgainIsNotComputedAgain() {
    assertSame(indicators.of(Indicator.plainEma(20)), indicators.of(Indicator.plainEma(20)));
    assertSame(
        indicators.of(Indicator.meanTrueRange(14)), indicators.of(Indicator.meanTrueRange(14)));
  }

  @Test
  void lengthsThatNobodyAskedForLatelyAreForgottenAndComeBackTheSame() {
    double[] first = indicators.of(Indicator.plainEma(1));
    double[] often = indicators.of(Indicator.plainEma(2));
    for (int length = 3; length <= IndicatorCache.MOST + 2; length++) {
      indicators.of(Indicator.plainEma(length));
      assertSame(often, indicators.of(Indicator.plainEma(2)));
    }
    assertNotSame(first, indicators.of(Indicator.plainEma(1)));
    assertArrayEquals(first, indicators.of(Indicator.plainEma(1)));
  }
}
