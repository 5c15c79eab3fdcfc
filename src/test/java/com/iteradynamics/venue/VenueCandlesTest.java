package com.iteradynamics.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Candles as the venue answers them. Hours are counted from the one that has just begun: 0. */
class VenueCandlesTest {
  private static final CandleSeries TAPE = TestVenue.TAPE;
  private static final Instant HOUR = Instant.parse("2025-01-09T08:00:00Z");

  private final TestVenue test = new TestVenue();

  private static long second(int hour) {
    return HOUR.getEpochSecond() + hour * 3_600L;
  }

  private static String query(int from, int to) {
    return "start=" + second(from) + "&end=" + second(to) + "&granularity=ONE_HOUR";
  }

  private static List<Long> hours(JsonNode answer) {
    List<Long> hours = new ArrayList<>();
    answer
        .get("candles")
        .forEach(c -> hours.add((c.get("start").asLong() - HOUR.getEpochSecond()) / 3_600));
    return hours;
  }

  private JsonNode candles(int from, int to) {
    return test.get("products/BTC-USD/candles", query(from, to));
  }

  @Test
  void areNewestFirstAndTextAndThoseOfTheCandles() {
    JsonNode answer = test.get("market/products/BTC-USD/candles", query(-3, 0));
    assertEquals(List.of(-1L, -2L, -3L), hours(answer));
    JsonNode newest = answer.at("/candles/0");
    int index = TAPE.countBefore(HOUR) - 1;
    assertTrue(newest.get("start").isTextual());
    assertEquals(TAPE.open(index), Double.parseDouble(newest.get("open").textValue()));
    assertEquals(TAPE.high(index), Double.parseDouble(newest.get("high").textValue()));
    assertEquals(TAPE.low(index), Double.parseDouble(newest.get("low").textValue()));
    assertEquals(TAPE.close(index), Double.parseDouble(newest.get("close").textValue()));
    assertEquals(TAPE.volume(index), Double.parseDouble(newest.get("volume").textValue()));
  }

  @ParameterizedTest(name = "{0} hours: {1}")
  @CsvSource({"350, 200", "351, 400"})
  void moreThan350AreRefused(int hours, int status) {
    HttpAnswer answer = test.call("GET", "products/BTC-USD/candles", query(-hours, 0), "");
    assertEquals(status, answer.status());
    if (status == 400) {
      assertTrue(answer.body().contains("number of candles requested should be less than 350"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "start=1&granularity=ONE_HOUR",
        "start=x&end=2&granularity=ONE_HOUR",
        "start=1&end=2&granularity=ONE_WEEK",
        "start=1&end=2&granularity=ONE_HOUR&limit=351"
      })
  void whatIsMissingOrUnknownIsRefused(String query) {
    assertEquals(400, test.call("GET", "products/BTC-USD/candles", query, "").status());
  }

  @Test
  void theEndIsIncludedOrNotAsTheVenueLikes() {
    TestVenue other =
        new TestVenue(VenueSettings.defaults(1).withCandles(true, Duration.ofMinutes(1)));
    assertEquals(List.of(-2L, -3L), hours(candles(-3, -1)));
    assertEquals(
        List.of(-1L, -2L, -3L), hours(other.get("products/BTC-USD/candles", query(-3, -1))));
  }

  @Test
  void theCandleThatFormsIsThereAfterAMinuteAndAgreesWithThePath() {
    assertEquals(List.of(-1L, -2L), hours(candles(-2, 1)));
    test.sleep(Duration.ofMinutes(20));
    JsonNode answer = candles(-2, 1);
    assertEquals(List.of(0L, -1L, -2L), hours(answer));
    int index = TAPE.countBefore(HOUR);
    JsonNode forming = answer.at("/candles/0");
    double low = forming.get("low").asDouble();
    double high = forming.get("high").asDouble();
    double close = forming.get("close").asDouble();
    assertEquals(TAPE.open(index), forming.get("open").asDouble());
    assertTrue(low >= TAPE.low(index) && high <= TAPE.high(index), forming.toString());
    assertTrue(low <= close && close <= high, forming.toString());
    double mid = test.get("market/product_book", "product_id=BTC-USD").get("mid_market").asDouble();
    assertEquals(mid, close, close * 1e-4);
  }

  @Test
  void anHourThatTheHistoryDoesNotHaveIsNotThere() {
    List<Candle> some = new ArrayList<>(TAPE.candles());
    some.remove(TAPE.countBefore(HOUR) - 2);
    TestVenue gap =
        new TestVenue(
            VenueSettings.defaults(1),
            CandleSeries.of("BTC-USD", some),
            VenueFaults.none(),
            TestVenue.KEY);
    assertEquals(List.of(-1L, -3L), hours(gap.get("products/BTC-USD/candles", query(-3, 0))));
  }

  @Test
  void aMissingCandleIsThereTheNextTime() {
    test.faults().next(VenueFault.MISSING_CANDLE);
    assertEquals(2, hours(candles(-3, 0)).size());
    assertEquals(3, hours(candles(-3, 0)).size());
  }

  @Test
  void aLateCandleAppearsSecondsLaterOnEveryPath() {
    test.faults().next(VenueFault.LATE_CANDLE, 1, Duration.ofSeconds(30));
    assertEquals(List.of(-2L, -3L), hours(candles(-3, 1)));
    test.sleep(Duration.ofSeconds(29));
    assertEquals(
        List.of(-2L, -3L), hours(test.get("market/products/BTC-USD/candles", query(-3, 1))));
    test.sleep(Duration.ofSeconds(1));
    assertEquals(List.of(-1L, -2L, -3L), hours(candles(-3, 1)));
  }

  @Test
  void aStaleAnswerOnThePublicPathHasTheCandleThatFormedThen() throws IOException {
    test.faults().next(VenueFault.STALE_CANDLES, 3, Duration.ofMinutes(7));
    JsonNode cached = test.get("market/products/BTC-USD/candles", query(-3, 1));
    assertEquals(List.of(-1L, -2L, -3L), hours(cached));
    int index = TAPE.countBefore(HOUR) - 1;
    double volume = cached.at("/candles/0/volume").asDouble();
    assertTrue(volume < 0.9 * TAPE.volume(index), volume + " of " + TAPE.volume(index));
    assertEquals(List.of(-2L, -3L), hours(candles(-3, 1)));
    HttpCall fresh =
        new HttpCall(
            "GET",
            TestVenue.ROOT + "market/products/BTC-USD/candles",
            query(-3, 1),
            Map.of("cache-control", "no-cache"),
            Optional.empty());
    JsonNode answer = TestVenue.json(test.venue().exchange(fresh).body());
    assertEquals(List.of(-2L, -3L), hours(answer));
  }

  @Test
  void theCandleThatFormsCanBeThereFromItsFirstSecond() {
    test.faults().next(VenueFault.FORMING_CANDLE);
    assertEquals(List.of(0L, -1L), hours(candles(-1, 1)));
    assertEquals(List.of(-1L), hours(candles(-1, 1)));
  }

  @Test
  void theTimeIsTextInThreeForms() {
    JsonNode time = test.get("time");
    assertEquals("2025-01-09T08:00:07Z", time.get("iso").textValue());
    assertEquals(
        Long.toString(TestVenue.START.getEpochSecond()), time.get("epochSeconds").textValue());
    assertEquals(
        Long.toString(TestVenue.START.toEpochMilli()), time.get("epochMillis").textValue());
  }
}
