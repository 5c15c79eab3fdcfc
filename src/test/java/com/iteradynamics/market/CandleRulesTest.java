package com.iteradynamics.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.testkit.Seed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleRulesTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // open | high | low | close | volume | what is wrong
        "100 | 110 | 90 | 105 | 1 | ",
        "100 | 100 | 100 | 100 | 0 | ",
        "80 | 110 | 90 | 105 | 1 | ",
        "0 | 110 | 90 | 105 | 1 | open must be > 0, was 0",
        "-0.5 | 110 | 90 | 105 | 1 | open must be > 0, was -0.5",
        "100 | Infinity | 90 | 105 | 1 | high must be > 0, was Infinity",
        "100 | 110 | NaN | 105 | 1 | low must be > 0, was NaN",
        "100 | 110 | 90 | -1 | 1 | close must be > 0, was -1",
        "100 | 110 | 90 | 105 | -1 | volume must be >= 0, was -1",
        "100 | 110 | 90 | 105 | NaN | volume must be >= 0, was NaN",
        "100 | 90 | 110 | 100 | 1 | high must be >= low, was 90 < 110",
        "100 | 110 | 90 | 111 | 1 | close must be in low..high, was 111 outside 90..110",
        "100 | 110 | 90 | 89.5 | 1 | close must be in low..high, was 89.5 outside 90..110",
      })
  void saysWhyACandleIsImpossible(
      double open, double high, double low, double close, double volume, String what) {
    assertEquals(
        Optional.ofNullable(what),
        CandleRules.problem(new Candle(HOUR, open, high, low, close, volume), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01T14:00:00Z | 2026-03-01T13:00:00Z | ",
        "2026-03-01T14:00:00Z | 2026-01-01T13:00:00Z | ",
        "2026-03-01T14:00:00Z | 2026-03-01T14:00:00Z | this hour is there twice",
        "2026-03-01T14:00:00Z | 2026-03-01T15:00:00Z | is not sorted: it comes after 2026-03-01T15:00Z",
        "2026-03-01T14:00:01Z | 2026-03-01T13:00:00Z | open time must be on the hour",
        "2026-03-01T14:00:00.5Z | 2026-03-01T13:00:00Z | open time must be on the hour",
      })
  void saysWhyACandleCannotFollowAnother(Instant open, Instant previous, String what) {
    assertEquals(
        Optional.ofNullable(what),
        CandleRules.problem(new Candle(open, 100, 110, 90, 105, 1), Optional.of(previous)));
  }

  @Test
  void warnsOfAnOpenOutsideLowToHigh() {
    assertEquals(
        Optional.of("open 80.5 is outside 90..110"),
        CandleRules.warning(new Candle(HOUR, 80.5, 110, 90, 105, 1)));
    assertEquals(Optional.empty(), CandleRules.warning(new Candle(HOUR, 90, 110, 90, 105, 1)));
  }

  @Test
  void aBuilderRefusesTheSameWhetherItGetsCandlesOrTheirParts() {
    long seed = Seed.value();
    Random random = new Random(seed);
    double[] values = {
      Double.NaN, Double.NEGATIVE_INFINITY, -1, -0.0, 0, 1, 1, 2, 2, 3, Double.POSITIVE_INFINITY
    };
    for (int trial = 0; trial < 20_000; trial++) {
      CandleSeriesBuilder whole = CandleSeries.builder("A-B");
      CandleSeriesBuilder parts = CandleSeries.builder("A-B");
      for (int i = 0; i < 3; i++) {
        Candle candle =
            new Candle(
                Instant.ofEpochSecond(1_800L * random.nextInt(8)),
                values[random.nextInt(values.length)],
                values[random.nextInt(values.length)],
                values[random.nextInt(values.length)],
                values[random.nextInt(values.length)],
                values[random.nextInt(values.length)]);
        assertEquals(
            whole.add(candle),
            parts.add(
                candle.openTime().getEpochSecond(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume()),
            candle::toString);
      }
    }
  }

  @Test
  void aSeriesNamesEveryCandleThatCannotStand() {
    InvalidCandlesException refused =
        assertThrows(
            InvalidCandlesException.class,
            () ->
                CandleSeries.of(
                    "BTC-USD",
                    List.of(
                        new Candle(HOUR, 100, 110, 90, 105, 1),
                        new Candle(HOUR, 100, 110, 90, -1, 1),
                        new Candle(HOUR, 100, 110, 90, 105, 1))));
    assertEquals(
        List.of(
            "[BTC-USD 2026-03-01T14:00Z] close must be > 0, was -1",
            "[BTC-USD 2026-03-01T14:00Z] this hour is there twice"),
        refused.problems());
  }
}
