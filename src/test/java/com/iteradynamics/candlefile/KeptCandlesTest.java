package com.iteradynamics.candlefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptCandlesTest {
  private static CandleSeries hours(double odd, int missing) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double close = i == 30 ? odd : 100;
      Instant open = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * i);
      if (i != missing) {
        candles.add(new Candle(open, 100, Math.max(100, close), Math.min(100, close), close, 1));
      }
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  @Test
  void whatIsWholeAndPlainHasNothingToTell() {
    CandleFile kept = CandleFile.kept("s3://mine", hours(100, -1));
    assertEquals(60, kept.closed().size());
    assertEquals(Optional.empty(), kept.forming());
    assertEquals(List.of(), kept.notices());
  }

  @Test
  void doubtfulPricesAndGapsAreToldWithTheirPlace() {
    List<String> notices = CandleFile.kept("s3://mine", hours(900, 40)).notices();
    assertEquals(2, notices.size(), notices.toString());
    assertTrue(
        notices.getFirst().startsWith("s3://mine: [BTC-USD 2026-03-02T06:00Z] is doubtful: "),
        notices.getFirst());
    assertEquals(
        "s3://mine: 1 hour is missing in 1 gap: the first at 2026-03-02T16:00Z, 1 candle",
        notices.getLast());
  }
}
