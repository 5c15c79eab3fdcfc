package com.iteradynamics.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.IndicatorCache;
import com.iteradynamics.testkit.Tapes;
import org.junit.jupiter.api.Test;

/** What is recalled is what was computed. */
class RegimeColumnsTest {
  @Test
  void aPassThatRecallsSaysWhatAPassSaysThatComputes() {
    CandleSeries candles =
        Tapes.changed(
            Tapes.random(12, 4_200),
            (i, c) ->
                i == 2_000
                    ? new Candle(c.openTime(), c.close(), c.close(), c.close(), c.close(), 5)
                    : c);
    RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());
    RegimePass computes = engine.over(candles);
    IndicatorCache shared = new IndicatorCache(candles, engine.gaps(), RegimeEngine.WINDOW_CANDLES);
    RegimePass recalls = engine.recalling(engine.columns(shared), shared);
    int seen = 0;
    while (computes.next()) {
      recalls.next();
      assertEquals(computes.pass().from(), recalls.pass().from());
      assertEquals(computes.pass().to(), recalls.pass().to());
      for (int i = computes.pass().from(); i < computes.pass().to(); i++) {
        assertEquals(computes.said().label(i), recalls.said().label(i));
        assertEquals(computes.said().confidence(i), recalls.said().confidence(i));
        assertEquals(computes.state(i), recalls.state(i));
        seen++;
      }
    }
    assertFalse(recalls.next());
    assertEquals(4_200, seen);
  }
}
