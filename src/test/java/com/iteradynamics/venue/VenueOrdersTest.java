package com.iteradynamics.venue;

import static com.iteradynamics.venue.TestVenue.buy;
import static com.iteradynamics.venue.TestVenue.ofQuote;
import static com.iteradynamics.venue.TestVenue.order;
import static com.iteradynamics.venue.TestVenue.sell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the venue does with orders, traps included. */
class VenueOrdersTest {
  private final TestVenue test = TestVenue.at20k();

  @Test
  void quoteSizeHasTheFeeInItAsInARealOrder() {
    TestVenue old =
        new TestVenue(VenueSettings.defaults(1).withFees("0.006", "0.004").withFills(1, "0.05"));
    old.venue().setBook("BTC-USD", "21220.00", "21220.64");
    old.hands().deposit("USD", "10");
    JsonNode order = old.bought("a", "6.36");
    assertEquals("0.000297920684505", order.get("filled_size").asText());
    assertEquals("21220.6399999973697697", order.get("average_filled_price").asText());
    assertEquals("6.3220675944333996", order.get("filled_value").asText());
    assertEquals("0.0379324055666004", order.get("total_fees").asText());
    assertEquals("6.36", order.get("total_value_after_fees").asText());
    assertEquals(new BigDecimal("3.64"), old.available("USD"));
  }

  @Test
  void whatIsBoughtHasMoreDecimalsThanTheIncrementAndCannotBeSoldSo() {
    String size = test.bought("a", "100.00").get("filled_size").asText();
    assertTrue(new BigDecimal(size).scale() > 8, size);
    assertEquals("PREVIEW_INVALID_SIZE_PRECISION", refused(sell("b", size)));
    String floored = size.substring(0, 10);
    JsonNode sold = test.post("orders", sell("c", floored));
    assertTrue(sold.get("success").asBoolean(), sold.toString());
  }

  @Test
  void aSaleBringsItsValueLessTheFee() {
    test.hands().deposit("BTC", "1");
    test.post("orders", sell("a", "0.01"));
    assertEquals(0, test.available("BTC").compareTo(new BigDecimal("0.99")));
    assertEquals(0, test.available("USD").compareTo(new BigDecimal("1198.2")));
  }

  @Test
  void theSameIdAgainIsAnsweredWithTheOldOrderAndTheNewParameters() {
    JsonNode first = test.post("orders", buy("same", "900.00"));
    JsonNode second = test.post("orders", sell("same", "0.5"));
    assertTrue(second.get("success").asBoolean());
    assertEquals(first.at("/success_response/order_id"), second.at("/success_response/order_id"));
    assertEquals("SELL", second.at("/success_response/side").asText());
    assertEquals("0.5", second.at("/order_configuration/market_market_ioc/base_size").asText());
    assertEquals(1, test.venue().orders().size());
    assertEquals(
        List.of(false, true),
        test.venue().acceptedPosts().stream().map(AcceptedPost::duplicate).toList());
  }

  @Test
  void theSameIdAgainIsKnownEvenWhenTheMoneyIsGone() {
    test.post("orders", buy("same", "1000.00"));
    assertTrue(test.post("orders", buy("same", "1000.00")).get("success").asBoolean());
    assertEquals(1, test.venue().orders().size());
  }

  @Test
  void theIdOfARefusedOrderCanBeUsedAgain() {
    assertEquals("INSUFFICIENT_FUND", refused(buy("again", "1000.01")));
    assertTrue(test.post("orders", buy("again", "1000.00")).get("success").asBoolean());
  }

  @ParameterizedTest(name = "{2}: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "BUY  | 'market_market_ioc':{'quote_size':'100.001'}                    | PREVIEW_INVALID_SIZE_PRECISION",
        "BUY  | 'market_market_ioc':{'quote_size':'0.99'}                       | PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL",
        "BUY  | 'market_market_ioc':{'quote_size':'150000000.01'}               | PREVIEW_INVALID_QUOTE_SIZE_TOO_LARGE",
        "BUY  | 'market_market_ioc':{'quote_size':'1000.01'}                    | INSUFFICIENT_FUND",
        "SELL | 'market_market_ioc':{'base_size':'0.000000001'}                 | PREVIEW_INVALID_SIZE_PRECISION",
        "SELL | 'market_market_ioc':{'base_size':'0'}                           | PREVIEW_INVALID_BASE_SIZE_TOO_SMALL",
        "SELL | 'market_market_ioc':{'base_size':'3401'}                        | PREVIEW_INVALID_BASE_SIZE_TOO_LARGE",
        "SELL | 'market_market_ioc':{'base_size':'0.1'}                         | INSUFFICIENT_FUND",
        "SELL | 'market_market_ioc':{'quote_size':'10'}                         | UNSUPPORTED_ORDER_CONFIGURATION",
        "BUY  | 'market_market_fok':{'quote_size':'10'}                         | UNSUPPORTED_ORDER_CONFIGURATION",
        "BUY  | 'sor_limit_ioc':{'base_size':'0.01','limit_price':'20000.001'}  | PREVIEW_INVALID_PRICE_PRECISION",
        "BUY  | 'limit_limit_gtc':{'base_size':'0.05','limit_price':'20000'}    | INSUFFICIENT_FUND",
        "BUY  | 'limit_limit_gtc':{'base_size':'0.01','limit_price':'20000.1','post_only':true} | INVALID_LIMIT_PRICE_POST_ONLY",
        "SIDE | 'market_market_ioc':{'quote_size':'10'}                         | INVALID_SIDE"
      })
  void whatBreaksARuleIsRefusedWithHttp200AndNothingIsRounded(
      String side, String configuration, String reason) {
    assertEquals(reason, refused(order("a", "BTC-USD", side, configuration)));
    assertEquals(List.of(), test.venue().orders());
    assertEquals(0, test.venue().balance("USD").hold().signum());
  }

  @Test
  void incrementsAreStepsAndNotDecimals() {
    test.venue().change(test.venue().product("BTC-USD").withIncrements("0.00005", "0.25", "0.5"));
    assertEquals("PREVIEW_INVALID_SIZE_PRECISION", refused(buy("a", "10.10")));
    assertTrue(test.post("orders", buy("b", "10.25")).get("success").asBoolean());
  }

  @ParameterizedTest
  @CsvSource({
    "online,   TRADING_DISABLED, ORDER_ENTRY_DISABLED",
    "online,   IS_DISABLED,      ORDER_ENTRY_DISABLED",
    "online,   CANCEL_ONLY,      ORDER_ENTRY_DISABLED",
    "online,   LIMIT_ONLY,       ORDER_ENTRY_DISABLED",
    "online,   POST_ONLY,        ORDER_ENTRY_DISABLED",
    "online,   AUCTION_MODE,     ORDER_ENTRY_DISABLED",
    "online,   VIEW_ONLY,        ORDER_ENTRY_DISABLED",
    "delisted, ,                 UNTRADABLE_PRODUCT",
  })
  void aProductThatDoesNotTradeTakesNoMarketOrder(String status, ProductFlag flag, String reason) {
    VenueProduct product = test.venue().product("BTC-USD").withStatus(status);
    test.venue().change(flag == null ? product : product.withFlags(flag));
    assertEquals(reason, refused(buy("a", "10")));
    JsonNode json = test.get("market/products/BTC-USD");
    assertEquals(status, json.get("status").asText());
    assertTrue(flag == null || json.get(flag.key()).asBoolean());
  }

  @Test
  void anUnknownProductIsNotFoundAndCannotBeOrdered() {
    assertEquals(404, test.call("GET", "market/products/NONE-USD", "", "").status());
    assertEquals("INVALID_PRODUCT_ID", refused(order("a", "NONE-USD", "BUY", ofQuote("10"))));
  }

  @Test
  void usdcPaysForTheAliasOnTheSameBookAndUsdDoesNot() {
    String order = order("a", "BTC-USDC", "BUY", ofQuote("100"));
    assertEquals("INSUFFICIENT_FUND", refused(order));
    test.hands().deposit("USDC", "100");
    assertTrue(test.post("orders", order).get("success").asBoolean());
    assertEquals(0, test.available("USDC").signum());
    assertEquals(new BigDecimal("1000"), test.available("USD"));
    test.hands().closeWallet("USDC");
    JsonNode answer = test.post("orders", order.replace("\"a\"", "\"b\""));
    assertEquals("account is not available", answer.at("/error_response/message").asText());
    assertEquals("UNKNOWN_FAILURE_REASON", answer.at("/error_response/error").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{                                  | the body is not JSON",
        "[]                                 | the body is not an object",
        "{'side':'BUY'}                     | order_configuration must have exactly one field",
        "{'order_configuration':{'market_market_ioc':{},'limit_limit_gtc':{}}} | order_configuration must have exactly one field",
        "{'order_configuration':{'sideways':{}}}                               | unknown order_configuration sideways",
        "{'order_configuration':{'market_market_ioc':{'quote_size':'1'}}}      | client_order_id must have 1 to 128 characters",
        "{'client_order_id':'a','order_configuration':{'market_market_ioc':{'quote_size':1}}}   | quote_size must be a string",
        "{'client_order_id':'a','order_configuration':{'market_market_ioc':{'quote_size':'x'}}} | quote_size is not a number"
      })
  void whatMakesNoSenseIsAnsweredWith400(String body, String message) {
    HttpAnswer answer = test.call("POST", "orders", "", body.replace('\'', '"'));
    assertEquals(400, answer.status());
    assertEquals("INVALID_ARGUMENT", TestVenue.json(answer.body()).get("error").asText());
    assertEquals(message, TestVenue.json(answer.body()).get("message").asText());
  }

  @Test
  void aClientIdMayHave128Characters() {
    assertTrue(test.post("orders", buy("x".repeat(128), "10")).get("success").asBoolean());
    assertEquals(400, test.call("POST", "orders", "", buy("x".repeat(129), "10")).status());
  }

  @Test
  void anOrderLargerThanTheBookEndsCancelledWithWhatItGot() {
    TestVenue thin =
        new TestVenue(VenueSettings.defaults(1).withDepth("0.01").withFills(1, "0.05"));
    thin.venue().setBook("BTC-USD", "20000.00", "20000.10");
    thin.hands().deposit("USD", "1000");
    JsonNode order = thin.bought("a", "1000.00");
    assertEquals("CANCELLED", order.get("status").asText());
    assertEquals("0.01", order.get("filled_size").asText());
    assertEquals(0, thin.venue().balance("USD").hold().signum());
    assertEquals(0, thin.available("USD").compareTo(new BigDecimal("798.198991")));
  }

  @Test
  void nothingIsFilledBeyondTwoPercentOfTheMiddle() {
    test.venue().setBook("BTC-USD", "19000", "21000");
    JsonNode order = test.bought("a", "100");
    assertEquals("CANCELLED", order.get("status").asText());
    assertEquals("0", order.get("filled_size").asText());
    assertFalse(order.get("settled").asBoolean());
    assertEquals(new BigDecimal("1000"), test.available("USD"));
  }

  @ParameterizedTest
  @CsvSource({
    "sor_limit_ioc,   20000.10, FILLED,    0.02",
    "sor_limit_ioc,   20000.09, CANCELLED, 0",
    "limit_limit_fok, 20000.10, FILLED,    0.02",
    "limit_limit_fok, 20000.09, CANCELLED, 0",
    "limit_limit_gtc, 20000.10, FILLED,    0.02",
    "limit_limit_gtc, 20000.09, OPEN,      0",
  })
  void aLimitIsNeverPassed(String kind, String limit, String status, String size) {
    String configuration = "'" + kind + "':{'base_size':'0.02','limit_price':'" + limit + "'}";
    JsonNode answer = test.post("orders", order("a", "BTC-USD", "BUY", configuration));
    JsonNode order = test.order(answer.at("/success_response/order_id").asText());
    assertEquals(status, order.get("status").asText());
    assertEquals(size, order.get("filled_size").asText());
  }

  @Test
  void anOrderInSeveralFillsAddsUpToTheCent() {
    TestVenue many = new TestVenue(VenueSettings.defaults(5).withFills(9, "0.05"));
    many.hands().deposit("USD", "1000");
    JsonNode order = many.bought("a", "1000.00");
    JsonNode fills =
        many.get("orders/historical/fills", "order_ids=" + order.get("order_id").asText());
    BigDecimal spent = BigDecimal.ZERO;
    for (JsonNode fill : fills.get("fills")) {
      spent = spent.add(new BigDecimal(fill.get("size").asText()));
      spent = spent.add(new BigDecimal(fill.get("commission").asText()));
    }
    assertTrue(fills.get("fills").size() > 1, fills.toString());
    assertEquals(0, spent.compareTo(new BigDecimal("1000")));
    assertEquals("FILLED", order.get("status").asText());
    assertEquals(0, many.available("USD").signum());
  }

  @Test
  void aPreviewSaysWhatWouldComeOfItAndDoesNothing() {
    String body = order("", "BTC-USD", "BUY", ofQuote("100"));
    JsonNode good = test.post("orders/preview", body);
    assertEquals(0, good.get("errs").size());
    assertEquals("100", good.get("order_total").asText());
    assertEquals("20000", good.get("best_bid").asText());
    JsonNode bad = test.post("orders/preview", body.replace("100", "5000"));
    assertEquals("PREVIEW_INSUFFICIENT_FUND", bad.at("/errs/0").asText());
    assertEquals(List.of(), test.venue().orders());
  }

  @Test
  void anOrderByHandLooksLikeAnyOtherButForItsId() {
    test.hands().order("", buy("ignored", "10"));
    test.sleep(Duration.ofSeconds(1));
    test.hands().order("mine", buy("ignored", "20"));
    JsonNode list = test.get("orders/historical/batch").get("orders");
    assertEquals("mine", list.get(0).get("client_order_id").asText());
    assertEquals("", list.get(1).get("client_order_id").asText());
  }

  private String refused(String body) {
    JsonNode answer = test.post("orders", body);
    assertFalse(answer.get("success").asBoolean(), answer.toString());
    JsonNode error = answer.get("error_response");
    String reason = error.get("error").asText();
    return reason.equals("UNKNOWN_FAILURE_REASON")
        ? error.get("preview_failure_reason").asText()
        : reason;
  }
}
