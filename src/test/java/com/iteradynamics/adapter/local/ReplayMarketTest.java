package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.Ticker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two candles of five minutes, from 10:05 and from 10:20. */
class ReplayMarketTest {
  private static Result<Ticker> shown(String product, String time) {
    Instant day = Instant.parse("2026-03-01T00:00:00Z");
    FineCandles.Builder candles = new FineCandles.Builder();
    candles.add(new Candle(day.plusSeconds(36_300), 100, 103, 98, 101.5, 7));
    candles.add(new Candle(day.plusSeconds(37_200), 102, 103, 98, 99, 7));
    return new ReplayMarket(
            "BTC-USD", candles.build(300), () -> Instant.parse("2026-03-01T" + time + "Z"))
        .apply(product);
  }

  @Test
  void itShowsTheCloseOfTheNewestCandleThatHasEnded() {
    for (String time : new String[] {"10:10:00", "10:10:01", "10:24:59"}) {
      assertEquals(new Result.Ok<>(Ticker.at(101.5)), shown("BTC-USD", time), time);
    }
    Ticker last = shown("BTC-USD", "10:25:00").read().orElseThrow();
    assertEquals(Optional.of(new BigDecimal("99.0")), last.lastUsd());
    assertEquals(new BigDecimal("99.0"), last.quote().bidUsd());
    assertEquals(new BigDecimal("99.0"), last.quote().askUsd());
  }

  @Test
  void whatItCannotShowItSays() {
    assertTrue(why(shown("BTC-USD", "10:09:59")).contains("no candle of BTC-USD has ended by"));
    assertEquals("the candles are of BTC-USD, not ETH-USD", why(shown("ETH-USD", "10:30:00")));
  }

  private static String why(Result<Ticker> shown) {
    return assertInstanceOf(Result.Failed.class, shown).why();
  }
}
