package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleSeriesTest {
  private static final CandleSeries TAPE =
      CandleSeries.of(
          "A-B",
          IntStream.range(0, 100)
              .mapToObj(
                  hour ->
                      new Candle(
                          Instant.parse("2026-03-01T14:00:00Z").plusSeconds(3_600L * hour),
                          200 + hour,
                          300 + hour,
                          100 + hour,
                          250 + hour,
                          hour))
              .toList());

  @Test
  void joinedPartsAreTheSeriesThatTheyWereCutFrom() {
    CandleSeries joined =
        CandleSeries.joined(
            "A-B",
            List.of(
                TAPE.first(0),
                TAPE.first(30),
                TAPE.last(70).first(1),
                TAPE.last(69),
                TAPE.last(0)));
    assertEquals(TAPE.candles(), joined.candles());
    assertEquals(WindowHash.of(TAPE), WindowHash.of(joined));
    assertTrue(CandleSeries.joined("A-B", List.of()).isEmpty());
  }

  @Test
  void partsThatDoNotFollowEachOtherAreNotJoined() {
    CandleSeries first = TAPE.first(1);
    CandleSeries second = TAPE.first(2).last(1);
    assertEquals(
        "[A-B 2026-03-01T14:00Z] is not sorted: it comes after 2026-03-01T15:00Z",
        refused(second, CandleSeries.empty("A-B"), first));
    assertEquals(
        "[A-B 2026-03-01T15:00Z] this hour is there twice", refused(first, second, second));
  }

  private static String refused(CandleSeries... parts) {
    return assertThrows(
            InvalidCandlesException.class, () -> CandleSeries.joined("A-B", List.of(parts)))
        .getMessage();
  }
}
