package com.iteradynamics.venue;

import static com.iteradynamics.venue.TestVenue.buy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Faults that answer with 200 and something that must not be believed. */
class MisleadingVenueTest {
  private static final Duration SLOW = Duration.ofSeconds(20);

  private final TestVenue test = TestVenue.at20k();

  private JsonNode fills(String id) {
    return test.get("orders/historical/fills", "order_ids=" + id).get("fills");
  }

  private static BigDecimal amount(JsonNode order, String name) {
    return new BigDecimal(order.get(name).asText());
  }

  @Test
  void fillsCanBeListedLaterThanTheOrderTellsOfThem() {
    test.faults().next(VenueFault.LATE_FILLS, 1, SLOW);
    JsonNode order = test.bought("a", "100");
    String id = order.get("order_id").asText();
    assertEquals("FILLED", order.get("status").asText());
    assertTrue(amount(order, "filled_size").signum() > 0);
    test.sleep(SLOW.minusMillis(1));
    assertEquals(0, fills(id).size());
    test.sleep(Duration.ofMillis(1));
    assertEquals(1, fills(id).size());
  }

  @Test
  void fillsCanKeepTheirFeesToThemselves() {
    test.faults().next(VenueFault.FILLS_WITHOUT_FEES);
    JsonNode order = test.bought("a", "100");
    JsonNode fill = fills(order.get("order_id").asText()).get(0);
    assertTrue(fill.get("commission").isNull(), fill.toString());
    assertFalse(fill.has("commission_detail_total"));
    assertTrue(amount(order, "total_fees").signum() > 0);
  }

  @Test
  void anOrderCanCallItselfCancelledAndGetAPartAfterwards() {
    test.faults().next(VenueFault.CANCELLED_BEFORE_FILLS, 1, SLOW);
    JsonNode order = test.bought("a", "100");
    String id = order.get("order_id").asText();
    assertEquals("CANCELLED", order.get("status").asText());
    assertEquals("0", order.get("filled_size").asText());
    assertFalse(order.get("settled").asBoolean());
    assertEquals(0, fills(id).size());
    assertEquals(
        "NOT_ALLOWED_TO_CANCEL",
        test.post("orders/batch_cancel", String.format(Locale.ROOT, "{\"order_ids\":[\"%s\"]}", id))
            .at("/results/0/failure_reason")
            .asText());
    test.sleep(SLOW);
    JsonNode later = test.order(id);
    assertEquals("CANCELLED", later.get("status").asText());
    assertTrue(later.get("settled").asBoolean());
    BigDecimal spent = amount(later, "total_value_after_fees");
    assertTrue(spent.compareTo(BigDecimal.TEN) > 0 && spent.compareTo(new BigDecimal(90)) < 0);
    assertEquals(0, test.venue().balance("USD").hold().signum());
    assertEquals(0, test.available("USD").compareTo(new BigDecimal(1000).subtract(spent)));
  }

  @Test
  void creditsCanLoseWhatIsBeyondEightDecimals() {
    test.faults().next(VenueFault.CREDITS_CUT);
    JsonNode order = test.bought("a", "100");
    BigDecimal filled = amount(order, "filled_size");
    assertTrue(filled.scale() > 8, filled::toString);
    assertEquals(0, test.available("BTC").compareTo(filled.setScale(8, RoundingMode.FLOOR)));
  }

  @Test
  void oneAnswerCanHoldTheSameHourTwice() {
    test.faults().next(VenueFault.DUPLICATE_CANDLE);
    List<String> starts = new ArrayList<>();
    candles().forEach(candle -> starts.add(candle.get("start").asText()));
    assertEquals(starts.size() - 1, new HashSet<>(starts).size());
  }

  @Test
  void aCandleCanKeepItsVolumeToItself() {
    test.faults().next(VenueFault.NULL_VOLUME);
    int without = 0;
    for (JsonNode candle : candles()) {
      without +=
          candle.path("volume").asText("").isEmpty() || candle.get("volume").isNull() ? 1 : 0;
    }
    assertEquals(1, without);
  }

  private JsonNode candles() {
    long end = TestVenue.START.getEpochSecond();
    String query =
        String.format(Locale.ROOT, "start=%d&end=%d&granularity=ONE_HOUR", end - 36_000, end);
    return test.get("products/BTC-USD/candles", query).get("candles");
  }

  @Test
  void pricesCanBeThoseOfYesterdayOrOfNobody() {
    test.faults().next(VenueFault.STALE_QUOTE).next(VenueFault.QUOTE_WITHOUT_SIZE);
    Instant time = Instant.parse(book().get("time").asText());
    assertEquals(test.now().minus(Duration.ofDays(1)), time);
    JsonNode empty = book();
    assertEquals("0", empty.at("/bids/0/size").asText());
    assertFalse(empty.at("/asks/0/size").asText().equals("0"));
    assertEquals(test.now(), Instant.parse(book().get("time").asText()));
  }

  private JsonNode book() {
    return test.get("best_bid_ask", "product_ids=BTC-USD").at("/pricebooks/0");
  }

  @Test
  void theCashCanBeUnclear() {
    test.faults().next(VenueFault.SECOND_CASH_WALLET);
    int before = (int) test.get("accounts").get("accounts").valueStream().count();
    assertEquals(before - 1, test.get("accounts").get("accounts").size());
    test.faults().next(VenueFault.NULL_HOLD);
    JsonNode euro = test.get("accounts").get("accounts").get(2);
    assertEquals("EUR", euro.get("currency").asText());
    assertTrue(euro.get("hold").isNull());
  }

  @Test
  void whoIsTooFastIsRefusedUntilTheTimeThatIsNamed() {
    test.faults().next(VenueFault.THROTTLED_FOR_SECONDS, 1, SLOW);
    HttpAnswer first = test.call("POST", "orders", "", buy("a", "10"));
    assertEquals(429, first.status());
    assertEquals("20", first.headers().get("retry-after"));
    test.sleep(SLOW.minusMillis(1));
    HttpAnswer second = test.call("POST", "orders", "", buy("a", "10"));
    assertEquals(429, second.status());
    assertEquals("1", second.headers().get("retry-after"));
    assertEquals(0, test.venue().orders().size());
    test.sleep(Duration.ofMillis(1));
    assertEquals(200, test.call("POST", "orders", "", buy("a", "10")).status());
  }
}
