package com.iteradynamics.research.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.event.EventParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The event style hour by hour; candle i opens at 100 + i and hour i is its opening. */
class EventResultTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

  private static Instant hour(int i) {
    return FIRST.plusSeconds(3_600L * i);
  }

  private static CandleSeries rising(int size) {
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(new Candle(hour(i), 100 + i, 102 + i, 99 + i, 101 + i, 10));
    }
    return CandleSeries.of("BTC-USD", all);
  }

  private static EventParameters rules(int minFlip, int horizon) {
    return new EventParameters(EventParameters.Source.FEED, 0.6, 0.08, minFlip, horizon);
  }

  /** Forecasts from hour 0 on; - is an hour without one. */
  private static List<RecordedForecast> forecasts(String text) {
    List<RecordedForecast> all = new ArrayList<>();
    String[] words = text.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals("-")) {
        all.add(new RecordedForecast(hour(i), Double.parseDouble(words[i])));
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    // forecasts, minimum hours before a flip, horizon; trades, open of the entries / exits
    "0.6 .5 .5,           0, 1, 1, 101/100",
    "0.5999 .5 .5,        0, 1, 0, 1",
    // In the hour of an exit nothing is bought.
    "0.7 0.7 0.7 .5,      0, 1, 2, 101/100*103/102",
    "0.7 0.7 0.7 .5,      0, 3, 1, 103/100",
    // A low probability ends it, once it was held for long enough; inside the deadband it does not.
    "0.7 0.4 .5 .5,       0, 9, 1, 101/100",
    "0.7 0.4 0.4 0.4 .5,  3, 9, 1, 103/100",
    "0.7 0.43 0.43 .5 .5, 0, 4, 1, 104/100",
    // Without a forecast it holds, and does not enter.
    "- 0.7 - - .5,        0, 3, 1, 104/101",
    // The horizon may end after the last forecast, and a trade at the end of the candles there.
    "0.7,                 0, 5, 1, 105/100",
    "0.7,                 0, 50, 1, 110/100",
    ".5,                  0, 1, 0, 1",
  })
  void tradesAndWhatTheyGain(String text, int minFlip, int horizon, int trades, String growth) {
    EventResult result = EventResult.of(forecasts(text), rising(10), rules(minFlip, horizon), 0);
    assertEquals(trades, result.trades());
    assertEquals(product(growth) - 1, result.gross(), 1e-12);
    assertEquals(product(growth) - 1, result.net(), 1e-12);
    assertEquals(trades > 0, result.won().isPresent());
  }

  private static double product(String text) {
    double product = 1;
    for (String each : text.split("\\*", -1)) {
      String[] parts = each.split("/", -1);
      product *=
          Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
    }
    return product;
  }

  @Test
  void eachSideOfATradeCosts() {
    EventResult result = EventResult.of(forecasts("0.7 .5 0.7 .5"), rising(10), rules(0, 1), 0.01);
    double one = 0.99 * 0.99 * 101 / 100;
    double two = 0.99 * 0.99 * 103 / 102;
    assertEquals(one * two - 1, result.net(), 1e-12);
    assertEquals(101 / 100.0 * 103 / 102 - 1, result.gross(), 1e-12);
    assertEquals(OptionalDouble.of(0), result.won(), "1 % gross does not pay 2 % of costs");
    assertEquals(2, result.trades());
    // One that is open when the candles end pays its exit too.
    EventResult open = EventResult.of(forecasts("0.7"), rising(10), rules(0, 99), 0.01);
    assertEquals(0.99 * 0.99 * 110 / 100 - 1, open.net(), 1e-12);
    assertEquals(OptionalDouble.of(1), open.won());
  }

  @Test
  void boundsTakeTwoWeeksAndEncloseTheResult() {
    StringBuilder text = new StringBuilder("0.7");
    for (int i = 1; i < 335; i++) {
      text.append(i % 5 == 0 ? " 0.7" : " 0.5");
    }
    assertTrue(
        EventResult.of(forecasts(text.toString()), rising(600), rules(0, 1), 0).bands().isEmpty());
    text.append(" 0.5");
    EventResult result = EventResult.of(forecasts(text.toString()), rising(600), rules(0, 1), 0);
    double end = 1 + result.net();
    assertTrue(result.bands().orElseThrow().p5() < end, result::toString);
    assertTrue(result.bands().orElseThrow().p95() > end, result::toString);
    assertEquals(
        result, EventResult.of(forecasts(text.toString()), rising(600), rules(0, 1), 0), "a seed");
  }

  @Test
  void nothingIsMadeOfNothing() {
    EventResult result = EventResult.of(List.of(), rising(5), rules(0, 1), 0.1);
    assertEquals(0, result.hours());
    assertEquals(0, result.net());
    assertTrue(result.won().isEmpty() && result.bands().isEmpty());
    EventResult candleless = EventResult.of(forecasts("0.7 0.7"), rising(0), rules(0, 1), 0.1);
    assertEquals(0, candleless.trades());
  }
}
