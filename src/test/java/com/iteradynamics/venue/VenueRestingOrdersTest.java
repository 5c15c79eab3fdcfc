package com.iteradynamics.venue;

import static com.iteradynamics.venue.TestVenue.postOnly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that wait: holds, fills as the price goes through, expiry, cancellation. */
class VenueRestingOrdersTest {
  private static final Instant HOUR = Instant.parse("2025-01-01T00:00:00Z");

  /** An hour that rises from 100 over 95 and 120 to 110, and one that stays there. */
  private static final CandleSeries DIP =
      CandleSeries.of(
          "BTC-USD",
          List.of(
              new Candle(HOUR, 100, 120, 95, 110, 3_600),
              new Candle(HOUR.plusSeconds(3_600), 110, 110, 110, 110, 3_600)));

  private final TestVenue test = on("0.05");

  private static TestVenue on(String share) {
    TestVenue venue =
        new TestVenue(
            VenueSettings.defaults(1).withFills(1, share), DIP, VenueFaults.none(), TestVenue.KEY);
    venue.goTo(HOUR);
    venue.hands().deposit("USD", "1000");
    venue.hands().deposit("BTC", "10");
    return venue;
  }

  private static Instant after(int seconds) {
    return HOUR.plusSeconds(seconds);
  }

  private String rest(TestVenue venue, String side, String base, String price, int seconds) {
    JsonNode answer = venue.post("orders", postOnly("a", side, base, price, after(seconds)));
    assertTrue(answer.get("success").asBoolean(), answer.toString());
    return answer.at("/success_response/order_id").asText();
  }

  /** The tape goes to 95: a stop above that is reached, and sold for its limit at the least. */
  @ParameterizedTest(name = "stop {0} limit {1}: {2}")
  @CsvSource({
    "98,    97,   FILLED,    STOP_TRIGGERED",
    "95.01, 95,   FILLED,    STOP_TRIGGERED",
    "94,    93,   CANCELLED, STOP_PENDING",
  })
  void aStopSellsOnceItsPriceIsReached(String stop, String limit, String status, String trigger) {
    JsonNode taken = test.post("orders", TestVenue.stop("s", "1", stop, limit));
    String id = taken.at("/success_response/order_id").asText();
    assertEquals("STOP_PENDING", test.order(id).get("trigger_status").asText());
    assertEquals(BigDecimal.ONE, test.venue().balance("BTC").hold());
    test.sleep(Duration.ofMinutes(59));
    test.post("orders/batch_cancel", "{\"order_ids\":[\"" + id + "\"]}");
    JsonNode order = test.order(id);
    assertEquals(status, order.get("status").asText(), order.toString());
    assertEquals(trigger, order.get("trigger_status").asText());
    assertEquals(0, test.venue().balance("BTC").hold().signum());
    if (status.equals("FILLED")) {
      BigDecimal price = new BigDecimal(order.get("average_filled_price").asText());
      assertTrue(price.compareTo(new BigDecimal(limit)) >= 0, price.toString());
      assertTrue(price.compareTo(new BigDecimal(stop)) <= 0, price.toString());
    }
  }

  @ParameterizedTest(name = "stop {0} limit {1}: {2}")
  @CsvSource({
    "101,    99, PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE",
    "98,     99, PREVIEW_STOP_PRICE_BELOW_LIMIT_PRICE",
    "98.001, 97, PREVIEW_INVALID_PRICE_PRECISION",
  })
  void aStopThatCannotBeIsRefused(String stop, String limit, String why) {
    JsonNode answer = test.post("orders", TestVenue.stop("s", "1", stop, limit));
    assertEquals(why, answer.at("/error_response/preview_failure_reason").asText());
  }

  @Test
  void aBuyerHoldsPriceTimesSizeAndTheFee() {
    String id = rest(test, "BUY", "2", "98", 3_000);
    assertEquals(new BigDecimal("196.98"), test.venue().balance("USD").hold());
    assertEquals(new BigDecimal("803.02"), test.available("USD"));
    JsonNode order = test.order(id);
    assertEquals("OPEN", order.get("status").asText());
    assertEquals("196.98", order.get("outstanding_hold_amount").asText());
    assertEquals("GOOD_UNTIL_DATE_TIME", order.get("time_in_force").asText());
  }

  @Test
  void aSellerHoldsTheCoins() {
    rest(test, "SELL", "2", "115", 3_000);
    assertEquals(new BigDecimal("2"), test.venue().balance("BTC").hold());
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "BUY,  98,  FILLED",
    "BUY,  95,  EXPIRED",
    "BUY,  90,  EXPIRED",
    "SELL, 119, FILLED",
    "SELL, 120, EXPIRED",
    "SELL, 121, EXPIRED",
  })
  void isFilledAsMakerWhenThePriceGoesThroughAndOtherwiseExpires(
      String side, String price, String status) {
    String id = rest(test, side, "1", price, 3_500);
    test.sleep(Duration.ofMinutes(59));
    JsonNode order = test.order(id);
    assertEquals(status, order.get("status").asText());
    boolean filled = status.equals("FILLED");
    assertEquals(filled ? "1" : "0", order.get("filled_size").asText());
    assertEquals(filled ? price : "0", order.get("average_filled_price").asText());
    assertEquals(0, test.venue().balance("USD").hold().signum());
    assertEquals(0, test.venue().balance("BTC").hold().signum());
    if (filled) {
      JsonNode fill = test.get("orders/historical/fills", "order_ids=" + id).at("/fills/0");
      assertEquals("MAKER", fill.get("liquidity_indicator").asText());
      assertEquals(
          0,
          new BigDecimal(fill.get("commission").asText())
              .compareTo(new BigDecimal(price).multiply(new BigDecimal("0.005"))));
    }
  }

  @Test
  void getsAShareOfWhatIsTradedBeyondItsPriceAndExpiresWithThat() {
    TestVenue thin = on("0.001");
    String id = rest(thin, "BUY", "10", "99", 3_000);
    thin.sleep(Duration.ofMinutes(59));
    JsonNode order = thin.order(id);
    assertEquals("EXPIRED", order.get("status").asText());
    BigDecimal size = new BigDecimal(order.get("filled_size").asText());
    assertTrue(size.signum() > 0 && size.compareTo(BigDecimal.TWO) < 0, size.toString());
    assertEquals(new BigDecimal("10").add(size), thin.available("BTC"));
    BigDecimal value = size.multiply(new BigDecimal("99"));
    BigDecimal paid = value.add(value.multiply(new BigDecimal("0.005")));
    assertEquals(0, thin.available("USD").compareTo(new BigDecimal("1000").subtract(paid)));
  }

  @Test
  void comesToTheSameHoweverOftenSomebodyLooks() {
    String once = filledAfterLooking(3_600);
    assertEquals(once.substring(0, 8), filledAfterLooking(7).substring(0, 8));
    assertTrue(new BigDecimal(once).signum() > 0);
  }

  private String filledAfterLooking(int everySeconds) {
    TestVenue thin = on("0.001");
    String id = rest(thin, "BUY", "10", "99", 3_000);
    for (int second = everySeconds; second <= 3_600; second += everySeconds) {
      thin.goTo(after(second));
      thin.venue().advance();
    }
    thin.goTo(after(3_600));
    return thin.order(id).get("filled_size").asText();
  }

  @Test
  void expiresAtItsEndTimeAndNotBefore() {
    String id = rest(test, "BUY", "1", "90", 100);
    test.goTo(after(100).minusMillis(1));
    assertEquals("OPEN", test.order(id).get("status").asText());
    test.goTo(after(100));
    assertEquals("EXPIRED", test.order(id).get("status").asText());
    assertEquals(new BigDecimal("1000"), test.available("USD"));
  }

  @Test
  void anEndInThePastIsRefused() {
    JsonNode answer = test.post("orders", postOnly("a", "BUY", "1", "90", HOUR));
    assertEquals("INVALID_REQUEST", answer.at("/error_response/error").asText());
  }

  @Test
  void canBeCancelledOnce() {
    String id = rest(test, "BUY", "1", "90", 3_000);
    String body = String.format(Locale.ROOT, "{\"order_ids\":[\"%s\",\"unknown\"]}", id);
    JsonNode first = test.post("orders/batch_cancel", body).get("results");
    assertTrue(first.at("/0/success").asBoolean());
    assertEquals("UNKNOWN_CANCEL_ORDER", first.at("/1/failure_reason").asText());
    assertEquals("CANCELLED", test.order(id).get("status").asText());
    assertEquals(new BigDecimal("1000"), test.available("USD"));
    JsonNode second = test.post("orders/batch_cancel", body).get("results");
    assertEquals("NOT_ALLOWED_TO_CANCEL", second.at("/0/failure_reason").asText());
    assertEquals(400, test.call("POST", "orders/batch_cancel", "", "{}").status());
  }

  @Test
  void aFilledOneCannotBeCancelled() {
    String id = rest(test, "BUY", "1", "98", 3_500);
    test.goTo(after(3_400));
    String body = String.format(Locale.ROOT, "{\"order_ids\":[\"%s\"]}", id);
    assertEquals(
        "ORDER_IS_FULLY_FILLED",
        test.post("orders/batch_cancel", body).at("/results/0/failure_reason").asText());
  }

  @Test
  void aBookThatWasSetFillsWhatItCrosses() {
    String id = rest(test, "BUY", "1", "98", 3_500);
    test.venue().setBook("BTC-USD", "97.5", "98");
    test.sleep(Duration.ofSeconds(1));
    assertEquals("FILLED", test.order(id).get("status").asText());
  }
}
