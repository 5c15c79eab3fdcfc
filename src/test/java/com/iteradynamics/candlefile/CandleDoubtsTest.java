package com.iteradynamics.candlefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleDoubtsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static List<String> doubts(CandleSeries candles) {
    List<String> doubts = new ArrayList<>();
    CandleDoubts.tell(candles, (candle, what) -> doubts.add(candle + " " + what));
    return doubts;
  }

  /** Hours with these closes, whose high and low are 1 % around them. */
  private static CandleSeries closes(String closes) {
    List<Candle> candles = new ArrayList<>();
    for (String close : closes.split(" ", -1)) {
      double price = Double.parseDouble(close);
      candles.add(
          new Candle(
              START.plus(Duration.ofHours(candles.size())),
              price,
              price * 1.01,
              price * 0.99,
              price,
              1));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  @ParameterizedTest
  @CsvSource({
    "100 101 1010 102 103, 2 close 1010 is far from 101 before and 102 after it",
    "100 101 1010.1234567890123 102 103, 2 close 1010.123457 is far from 101 before and 102 after it",
    "100 101 10.1 102 103, 2 close 10.1 is far from 101 before and 102 after it",
    "100 101 1010 1020 102, '2 close 1010 is far from 101 before and 102 after it, and so are those"
        + " of 2 candles in all'",
    "1000 101 102 103, 0 close 1000 is far from 101 after it",
    "100 101 102 1030, 3 close 1030 is far from 102 before",
    // As a crash may look when it is the newest thing that is known.
    "100 101 55 54 53, ''",
    "100 101 141 101, ''",
    "100 101 142 101, 2 close 142 is far from 101 before and 101 after it",
    "100 101 60 101, 2 close 60 is far from 101 before and 101 after it",
    "100 101 61 84 101, ''",
    // A fall that is made good little by little, as falls are.
    "100 101 55 60 66 72 80, ''",
    "100, ''"
  })
  void aCloseThatLeavesAndComesBackIsDoubtful(String closes, String expected) {
    List<String> doubts = doubts(closes(closes));
    assertEquals(expected.isEmpty() ? List.of() : List.of(expected), doubts);
  }

  @Test
  void aPriceThatStaysWhereItWentIsNone() {
    assertEquals(List.of(), doubts(closes("100 101 " + "1010 ".repeat(30).strip())));
    assertEquals(List.of(), doubts(closes("100 101 " + "50 ".repeat(30).strip())));
  }

  @Test
  void aHighOrLowFarBeyondItsNeighborsIsDoubtful() {
    List<Candle> candles = new ArrayList<>(closes("100 100 100 100 100").candles());
    candles.set(1, new Candle(candles.get(1).openTime(), 100, 1_000, 99, 100, 1));
    candles.set(3, new Candle(candles.get(3).openTime(), 100, 101, 1, 100, 1));
    assertEquals(
        List.of("1 high 1000 is far above 101 beside it", "3 low 1 is far below 99 beside it"),
        doubts(CandleSeries.of("BTC-USD", candles)));
  }

  @Test
  void theCrashOfMarch2020IsNone() throws IOException {
    try (InputStream in = Files.newInputStream(Shared.require("data/btcusd_1h_2019_2020.csv.gz"))) {
      CandleFile years = CandleFormat.read("years", in, "BTC-USD", Instant.MAX);
      assertEquals(List.of(), doubts(years.closed()));
    }
  }
}
