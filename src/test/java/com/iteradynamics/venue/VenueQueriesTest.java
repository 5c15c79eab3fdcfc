package com.iteradynamics.venue;

import static com.iteradynamics.venue.TestVenue.buy;
import static com.iteradynamics.venue.TestVenue.ofQuote;
import static com.iteradynamics.venue.TestVenue.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the venue answers to questions about orders, fills, wallets, keys and itself. */
class VenueQueriesTest {
  private static final String LIST = "orders/historical/batch";
  private static final String FILLS = "orders/historical/fills";

  private final TestVenue test = new TestVenue(VenueSettings.defaults(1).withPages(4, 2));

  /** Five orders a minute apart: a to e, of which d is of BTC-USDC and e is open. */
  @BeforeEach
  void fiveOrders() {
    test.venue().setBook("BTC-USD", "20000.00", "20000.10");
    test.hands().deposit("USD", "1000");
    test.hands().deposit("USDC", "1000");
    for (String id : List.of("a", "b", "c")) {
      test.post("orders", buy(id, "10"));
      test.sleep(Duration.ofMinutes(1));
    }
    test.post("orders", order("d", "BTC-USDC", "BUY", ofQuote("10")));
    test.sleep(Duration.ofMinutes(1));
    test.post(
        "orders",
        order(
            "e", "BTC-USD", "BUY", "'limit_limit_gtc':{'base_size':'0.01','limit_price':'19000'}"));
  }

  private String paged(String query) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    boolean more = true;
    while (more) {
      JsonNode page = test.get(LIST, query + "&cursor=" + encoded(cursor));
      page.get("orders").forEach(order -> ids.add(order.get("client_order_id").asText()));
      more = page.get("has_next").asBoolean();
      cursor = page.get("cursor").asText();
    }
    return String.join("", ids);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "limit=50,                                      edcba",
    "limit=1,                                       edcba",
    "product_ids=BTC-USDC,                          d",
    "product_ids=BTC-USD&product_ids=BTC-USDC,      edcba",
    "product_id=BTC-USDC,                           edcba",
    "client_order_id=a,                             edcba",
    "order_status=OPEN,                             e",
    "order_status=FILLED,                           dcba",
    "order_status=OPEN&order_status=FILLED,         edcba",
    "order_side=SELL,                               ''",
    "start_date=2025-01-09T08%3A01%3A30Z,           edc",
    "start_date=2025-01-09T09%3A01%3A30%2B01%3A00,  edc",
    "end_date=2025-01-09T08%3A01%3A30Z,             ba",
  })
  void theListIsNewestFirstInPagesAndPassesOverFiltersItDoesNotHave(String query, String ids) {
    assertEquals(ids, paged(query));
  }

  @Test
  void onePageIsNotAll() {
    assertEquals(2, test.get(LIST).get("orders").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cursor=nonsense",
        "limit=many",
        "limit=0",
        "start_date=yesterday",
        "start_date=2025-01-09T09:01:30+01:00"
      })
  void whatIsNotEncodedOrNotANumberIsRefused(String query) {
    assertEquals(400, test.call("GET", LIST, query, "").status());
  }

  @Test
  void aCursorThatIsNotEncodedIsRefused() {
    String cursor = test.get(LIST).get("cursor").asText();
    assertEquals(400, test.call("GET", LIST, "cursor=" + cursor, "").status());
    assertEquals(200, test.call("GET", LIST, "cursor=" + encoded(cursor), "").status());
  }

  @Test
  void openOrdersAreNotThoseThatArePending() {
    test.faults().next(VenueFault.SLOW_FILL, 1, Duration.ofSeconds(10));
    test.post("orders", buy("f", "10"));
    assertEquals("e", paged("order_status=OPEN"));
    assertEquals("f", paged("order_status=PENDING"));
    test.sleep(Duration.ofSeconds(5));
    assertEquals("fe", paged("order_status=OPEN"));
    test.sleep(Duration.ofSeconds(5));
    assertEquals("fdcba", paged("order_status=FILLED"));
  }

  @Test
  void anUnknownOrderIs404InAnOddShape() {
    HttpAnswer answer = test.call("GET", "orders/historical/none", "", "");
    assertEquals(404, answer.status());
    assertEquals("unknown", TestVenue.json(answer.body()).get("error").asText());
  }

  @Test
  void theSizeOfAFillIsInQuoteWhenTheOrdersWas() {
    String id = test.bought("q", "100").get("order_id").asText();
    JsonNode fill = test.get(FILLS, "order_ids=" + id).at("/fills/0");
    assertTrue(fill.get("size_in_quote").asBoolean());
    BigDecimal size = new BigDecimal(fill.get("size").asText());
    BigDecimal commission = new BigDecimal(fill.get("commission").asText());
    BigDecimal rate = commission.divide(size, 10, RoundingMode.HALF_UP);
    assertEquals(0, rate.compareTo(new BigDecimal("0.009")));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "&product_ids=BTC-USD",
        "&limit=5",
        "&start_sequence_timestamp=2025-01-01T00:00:00Z"
      })
  void whoAsksForTheFillsOfOrdersAsksForNothingElse(String more) {
    HttpAnswer answer = test.call("GET", FILLS, "order_ids=x" + more, "");
    assertEquals(400, answer.status());
    assertEquals(
        "cannot pass order_ids with other filters",
        TestVenue.json(answer.body()).get("message").asText());
  }

  @Test
  void fillsComeInPagesToo() {
    JsonNode first = test.get(FILLS, "product_ids=BTC-USD");
    assertEquals(2, first.get("fills").size());
    String cursor = encoded(first.get("cursor").asText());
    JsonNode second = test.get(FILLS, "product_ids=BTC-USD&cursor=" + cursor);
    assertFalse(second.get("fills").isEmpty());
    assertFalse(first.get("fills").toString().contains(second.at("/fills/0/trade_id").asText()));
  }

  @Test
  void accountsComeInPagesAndTheDollarsAreNotOnTheFirst() {
    JsonNode first = test.get("accounts", "limit=250");
    assertEquals(4, first.get("size").asInt());
    assertFalse(first.toString().contains("\"USD\""));
    String cursor = encoded(first.get("cursor").asText());
    JsonNode second = test.get("accounts", "limit=250&cursor=" + cursor);
    assertFalse(second.get("has_next").asBoolean());
    JsonNode usd = second.at("/accounts/0");
    assertEquals("USD", usd.get("currency").asText());
    assertEquals("191.71", usd.at("/hold/value").asText());
    assertEquals("778.29", usd.at("/available_balance/value").asText());
  }

  @Test
  void aKeySaysWhatItMayAndWhoseItIs() {
    JsonNode permissions = test.get("key_permissions");
    assertTrue(permissions.get("can_trade").asBoolean());
    assertFalse(permissions.get("can_transfer").asBoolean());
    String portfolio = permissions.get("portfolio_uuid").asText();
    assertEquals(portfolio, test.get("portfolios").at("/portfolios/1/uuid").asText());
  }

  @Test
  void feesAreRatesAsTextAndVolumesAsNumbers() {
    JsonNode fees = test.get("transaction_summary", "product_type=SPOT");
    assertEquals("0.009", fees.at("/fee_tier/taker_fee_rate").asText());
    assertTrue(fees.get("total_volume").isNumber());
  }

  @Test
  void bestPricesArePrivateAndTheBookIsPublic() {
    JsonNode best = test.get("best_bid_ask", "product_ids=BTC-USD&product_ids=BTC-USDC");
    assertEquals(2, best.get("pricebooks").size());
    assertEquals("20000.1", best.at("/pricebooks/0/asks/0/price").asText());
    JsonNode book = test.get("market/product_book", "product_id=BTC-USD&limit=1");
    assertEquals("20000.05", book.get("mid_market").asText());
    assertEquals("", test.get("market/products/BTC-USD").get("best_bid_price").asText());
    assertEquals("20000", test.get("products/BTC-USD").get("best_bid_price").asText());
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET,  nothing,               404",
    "GET,  orders/historical/a/b, 404",
    "GET,  orders,                405",
    "POST, time,                  405",
    "GET,  time,                  200",
  })
  void unknownPathsAndWrongMethodsAreAnsweredInJson(String method, String path, int status) {
    HttpAnswer answer = test.call(method, path, "", "");
    assertEquals(status, answer.status());
    assertTrue(TestVenue.json(answer.body()).isObject());
  }

  @Test
  void whatWasForgottenIsAsIfItHadNeverBeen() {
    test.venue().forgetBefore(test.now().minusSeconds(90));
    assertEquals("ed", paged("limit=50"));
    assertEquals(2, test.venue().acceptedPosts().size());
    assertFalse(test.get(FILLS, "product_ids=BTC-USDC").get("fills").isEmpty());
    assertEquals(0, test.get(FILLS, "product_ids=BTC-USD").get("fills").size());
    test.post("orders", buy("a", "10"));
    assertEquals("aed", paged("limit=50"));
    assertEquals(List.of(5L), test.venue().ordersSince(5).stream().map(o -> o.sequence()).toList());
  }
}
