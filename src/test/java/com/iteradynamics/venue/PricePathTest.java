package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PricePathTest {
  private static final long HOUR = 3_600_000;
  private static final CandleSeries TAPE = Tapes.random(3, 200);

  private final PricePath path = new PricePath(TAPE);

  private static long open(int i) {
    return TAPE.openEpochSecond(i) * 1_000;
  }

  @Test
  void agreesWithEachCandle() {
    for (int i = 0; i < TAPE.size(); i++) {
      assertEquals(TAPE.open(i), path.at(open(i)));
      assertEquals(TAPE.low(i), path.lowest(open(i), open(i) + HOUR - 1));
      assertEquals(TAPE.high(i), path.highest(open(i), open(i) + HOUR - 1));
      assertEquals(TAPE.close(i), path.at(open(i) + HOUR - 1), TAPE.close(i) * 1e-4);
    }
  }

  @Test
  void extremesOfAnySpanAreThoseOfItsSeconds() {
    for (int start = 0; start < 40; start++) {
      long from = open(10) + start * 397_000L;
      long to = from + start * 211_000L;
      double low = path.at(to);
      double high = path.at(to);
      for (long at = from; at <= to; at += 1_000) {
        low = Math.min(low, path.at(at));
        high = Math.max(high, path.at(at));
      }
      assertEquals(low, path.lowest(from, to), low * 2e-5);
      assertEquals(high, path.highest(from, to), high * 2e-5);
    }
  }

  @Test
  void volumeBeyondALimitIsThatOfTheSecondsSpentThere() {
    for (int hour = 20; hour < 60; hour++) {
      double limit = (TAPE.low(hour) + TAPE.high(hour)) / 2;
      long from = open(hour) + 500_000;
      long to = open(hour + 1) + 900_000;
      double below = 0;
      double above = 0;
      for (long at = from; at < to; at += 1_000) {
        double share = TAPE.volume(at < open(hour + 1) ? hour : hour + 1) / 3_600;
        below += path.at(at) < limit ? share : 0;
        above += path.at(at) > limit ? share : 0;
      }
      double all = TAPE.volume(hour) + TAPE.volume(hour + 1);
      assertEquals(below, path.volumeBeyond(limit, true, from, to), all * 0.002);
      assertEquals(above, path.volumeBeyond(limit, false, from, to), all * 0.002);
    }
  }

  @Test
  void standsStillBeforeAndAfterTheCandlesAndInAGap() {
    CandleSeries gap =
        CandleSeries.of(
            "BTC-USD",
            Stream.concat(TAPE.first(5).candles().stream(), TAPE.last(190).candles().stream())
                .toList());
    PricePath other = new PricePath(gap);
    assertEquals(TAPE.open(0), other.at(open(0) - 5 * HOUR));
    assertEquals(TAPE.close(4), other.at(open(7) + 1_234));
    assertEquals(TAPE.close(199), other.at(open(199) + 50 * HOUR));
    assertEquals(0, other.volumeBeyond(1e9, true, open(5), open(9)));
  }

  @Test
  void doesNotDependOnWhoAskedBefore() {
    double expected = path.at(open(50) + 1_000_000);
    path.at(open(3));
    path.highest(open(1), open(9));
    assertEquals(expected, path.at(open(50) + 1_000_000));
    assertEquals(expected, new PricePath(TAPE).at(open(50) + 1_000_000));
  }

  @Test
  void aHistoryMovesToNowAndGoesOnAtThePriceItEndedWith() {
    Instant now = Instant.parse("2026-11-22T14:20:00Z");
    CandleSeries moved = CandleShift.upTo(now, TAPE, "ETH-USD", 10);
    assertEquals("ETH-USD", moved.productId());
    assertEquals(210, moved.size());
    assertTrue(moved.firstGap().isEmpty());
    assertEquals(Instant.parse("2026-11-22T13:00:00Z"), moved.openTime(199));
    assertEquals(TAPE.close(199), moved.close(199));
    assertEquals(TAPE.close(199), moved.open(200), 0.01);
    List<Candle> candles = moved.last(10).candles();
    assertEquals(
        TAPE.close(9) / TAPE.open(0), candles.getLast().close() / candles.getFirst().open(), 1e-4);
  }
}
