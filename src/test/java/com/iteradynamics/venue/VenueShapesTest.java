package com.iteradynamics.venue;

import static com.iteradynamics.venue.TestVenue.buy;
import static com.iteradynamics.venue.TestVenue.sell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator answers in the shapes that are written down: every name, and kind of value. */
class VenueShapesTest {
  private static final String GTD = "2025-01-09T08:10:00Z";

  private final TestVenue test = TestVenue.at20k();

  private static String text(String file) {
    try (InputStream in = VenueShapesTest.class.getResourceAsStream("/coinbase/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  /** Names that one has and the other has not, or has in another kind; null fits everything. */
  private static void compare(String at, JsonNode written, JsonNode answered, List<String> found) {
    if (written.isNull() || answered.isNull()) {
      return;
    }
    if (written.getNodeType() != answered.getNodeType()) {
      found.add(at + " is " + answered.getNodeType() + ", not " + written.getNodeType());
    } else if (written.isArray() && !written.isEmpty() && !answered.isEmpty()) {
      compare(at + "/0", written.get(0), answered.get(0), found);
    } else if (written.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      written.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (answered.has(name) && name.equals("order_configuration")) {
          // Whatever was asked for.
          continue;
        }
        if (answered.has(name)) {
          compare(at + "/" + name, written.get(name), answered.get(name), found);
        } else {
          found.add(at + "/" + name + " is missing");
        }
      }
    }
  }

  private static void assertShape(String file, JsonNode answered) {
    List<String> found = new ArrayList<>();
    compare("", TestVenue.json(text(file)), answered, found);
    assertEquals(List.of(), found, () -> file + " against " + answered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "time.json,                  time,                         ''",
    "product_btc_usd.json,       products/BTC-USD,             ''",
    "product_book.json,          market/product_book,          product_id=BTC-USD",
    "best_bid_ask.json,          best_bid_ask,                 product_ids=BTC-USD",
    "accounts_page_1.json,       accounts,                     ''",
    "accounts_page_2.json,       accounts,                     cursor=%2B%2F4%3D%3D",
    "portfolios.json,            portfolios,                   ''",
    "key_permissions_trade.json, key_permissions,              ''",
    "transaction_summary.json,   transaction_summary,          ''",
    "orders_page_1.json,         orders/historical/batch,      limit=1",
    "orders_page_2.json,         orders/historical/batch,      ''",
    "fills_size_in_quote.json,   orders/historical/fills,      ''",
  })
  void questions(String file, String path, String query) {
    test.bought("a", "10");
    test.bought("b", "10");
    assertShape(file, test.get(path, query));
  }

  @Test
  void candles() {
    long end = TestVenue.START.getEpochSecond();
    String query = "start=" + (end - 9_000) + "&end=" + end + "&granularity=ONE_HOUR";
    JsonNode answer = test.get("products/BTC-USD/candles", query);
    assertShape("candles_newest_first.json", answer);
    assertEquals(2, answer.get("candles").size());
  }

  @Test
  void newOrders() {
    assertShape("create_success.json", test.post("orders", buy("a", "10")));
    assertShape("create_duplicate.json", test.post("orders", sell("a", "0.1")));
    test.faults().next(VenueFault.LEGACY_ORDER_ID);
    assertShape("create_success_before_2024.json", test.post("orders", buy("b", "10")));
    assertShape("create_insufficient_fund.json", test.post("orders", buy("c", "5000")));
    assertShape("create_size_precision.json", test.post("orders", buy("d", "10.001")));
    String crossing = TestVenue.postOnly("e", "BUY", "0.01", "20100", Instant.parse(GTD));
    assertShape("create_post_only.json", test.post("orders", crossing));
  }

  @Test
  void previews() {
    String body = TestVenue.order("", "BTC-USD", "BUY", TestVenue.ofQuote("10"));
    assertShape("preview_ok.json", test.post("orders/preview", body));
    assertShape(
        "preview_insufficient_fund.json", test.post("orders/preview", body.replace("10", "5000")));
  }

  @Test
  void ordersThatEnded() {
    assertShape("order_filled_by_quote.json", wrapped(test.bought("a", "10")));
    test.faults().next(VenueFault.PARTIAL_IOC);
    assertShape("order_cancelled_partly_filled.json", wrapped(test.bought("b", "10")));
    test.faults().next(VenueFault.SLOW_FILL);
    assertShape("order_pending.json", wrapped(test.bought("c", "10")));
    String resting = TestVenue.postOnly("d", "BUY", "0.01", "19000", Instant.parse(GTD));
    String id = test.post("orders", resting).at("/success_response/order_id").asText();
    assertShape("order_open_post_only.json", wrapped(test.order(id)));
    test.hands().deposit("BTC", "1");
    String stop = TestVenue.stop("s", "0.01", "19000", "18900");
    String stopId = test.post("orders", stop).at("/success_response/order_id").asText();
    assertShape("order_open_stop.json", wrapped(test.order(stopId)));
    test.sleep(Duration.ofMinutes(20));
    assertShape("order_expired.json", wrapped(test.order(id)));
    assertEquals("EXPIRED", test.order(id).get("status").asText());
  }

  private static JsonNode wrapped(JsonNode order) {
    return Reply.object().set("order", order);
  }

  @Test
  void fillsOfASale() {
    test.hands().deposit("BTC", "1");
    test.post("orders", sell("a", "0.1"));
    JsonNode fills = test.get("orders/historical/fills");
    assertShape("fills.json", fills);
    assertEquals(false, fills.at("/fills/0/size_in_quote").asBoolean());
  }

  @Test
  void cancellations() {
    assertShape(
        "cancel_results.json", test.post("orders/batch_cancel", "{\"order_ids\":[\"nobody\"]}"));
  }

  @Test
  void failures() {
    assertFailure(
        "error_400_candles.json",
        "GET",
        "products/BTC-USD/candles",
        "start=0&end=9999999&granularity=ONE_HOUR");
    assertFailure(
        "error_400_fills.json", "GET", "orders/historical/fills", "order_ids=a&product_ids=b");
    assertFailure("error_404_product.json", "GET", "products/NONE-USD", "");
    assertFailure("error_404_order.json", "GET", "orders/historical/none", "");
    test.faults().next(VenueFault.THROTTLED_JSON).next(VenueFault.THROTTLED_HTML);
    assertFailure("error_429.json", "GET", "accounts", "");
    assertEquals(text("error_429.html"), test.call("GET", "accounts", "", "").body());
    test.faults().next(VenueFault.INTERNAL_ERROR).next(VenueFault.BAD_GATEWAY_HTML);
    assertFailure("error_500.json", "GET", "accounts", "");
    assertEquals(text("error_502.html"), test.call("GET", "accounts", "", "").body());
    test.faults().next(VenueFault.UNAVAILABLE_TEXT).next(VenueFault.UNAUTHORIZED);
    assertEquals(text("error_503.txt"), test.call("GET", "accounts", "", "").body());
    assertEquals(text("error_401.txt"), test.call("GET", "accounts", "", "").body());
    ApiKey looking = new ApiKey(TestVenue.KEY.name(), ApiKey.PORTFOLIO, true, false, false);
    TestVenue other =
        new TestVenue(VenueSettings.defaults(1), TestVenue.TAPE, VenueFaults.none(), looking);
    HttpAnswer denied = other.call("POST", "orders", "", "{}");
    assertEquals(TestVenue.json(text("error_403_scopes.json")), TestVenue.json(denied.body()));
  }

  private void assertFailure(String file, String method, String path, String query) {
    HttpAnswer answer = test.call(method, path, query, "");
    assertEquals(Integer.parseInt(file.substring(6, 9)), answer.status());
    assertEquals(TestVenue.json(text(file)), TestVenue.json(answer.body()));
  }

  @Test
  void everyFileIsInTheListAndCanBeRead() throws IOException {
    String list = text("README.md");
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/coinbase"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        String stem =
            name.startsWith("error_") || name.startsWith("key_permissions_")
                ? name.substring(0, 6)
                : name;
        assertTrue(name.equals("README.md") || list.contains(stem), name);
        if (name.endsWith(".json")) {
          assertTrue(TestVenue.json(text(name)).isObject(), name);
        }
      }
    }
  }
}
