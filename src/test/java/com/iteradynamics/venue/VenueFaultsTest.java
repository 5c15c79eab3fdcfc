package com.iteradynamics.venue;

import static com.iteradynamics.venue.TestVenue.buy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to misbehave does what its name says, once, and the next call is a good one. */
class VenueFaultsTest {
  private final TestVenue test = TestVenue.at20k();

  private JsonNode boughtWith(VenueFault fault) {
    test.faults().next(fault, 1, Duration.ofSeconds(20));
    return test.bought("a", "100.00");
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT_BEFORE_ACCEPTANCE, java.net.http.HttpTimeoutException, 0",
    "RESET_BEFORE_ACCEPTANCE,   java.net.SocketException,           0",
    "TIMEOUT_AFTER_ACCEPTANCE,  java.net.http.HttpTimeoutException, 1",
    "RESET_AFTER_ACCEPTANCE,    java.net.SocketException,           1",
  })
  void withoutAnAnswerItIsUnknownWhetherThereIsAnOrder(
      VenueFault fault, Class<? extends IOException> kind, int orders) {
    assertTrue(kind == HttpTimeoutException.class || kind == SocketException.class);
    test.faults().next(fault);
    assertThrows(kind, () -> test.tryCall("POST", "orders", "", buy("a", "10")));
    assertEquals(orders, test.venue().orders().size());
    assertEquals(orders, test.venue().acceptedPosts().size());
    assertEquals(200, test.call("POST", "orders", "", buy("a", "10")).status());
    assertEquals(1, test.venue().orders().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "THROTTLED_HTML                   | 429 | <h1>429 Too Many Requests</h1> | 0",
        "THROTTLED_JSON                   | 429 | rate_limit_exceeded            | 0",
        "INTERNAL_ERROR                   | 500 | INTERNAL                       | 0",
        "BAD_GATEWAY_HTML                 | 502 | cloudflare                     | 0",
        "UNAVAILABLE_TEXT                 | 503 | go/sg/                         | 0",
        "GATEWAY_TIMEOUT_EMPTY            | 504 | ''                             | 0",
        "UNAUTHORIZED                     | 401 | Unauthorized                   | 0",
        "INTERNAL_ERROR_AFTER_ACCEPTANCE  | 500 | INTERNAL                       | 1",
        "BAD_GATEWAY_AFTER_ACCEPTANCE     | 502 | cloudflare                     | 1",
        "GATEWAY_TIMEOUT_AFTER_ACCEPTANCE | 504 | ''                             | 1",
        "EMPTY_BODY                       | 200 | ''                             | 1",
        "CUT_OFF_BODY                     | 200 | {\"success\":true              | 1",
      })
  void aBadAnswerSaysNothingAboutWhetherThereIsAnOrder(
      VenueFault fault, int status, String part, int orders) {
    test.faults().next(fault);
    HttpAnswer answer = test.call("POST", "orders", "", buy("a", "10"));
    assertEquals(status, answer.status());
    assertTrue(answer.body().contains(part), answer.body());
    assertFalse(part.isEmpty() && !answer.body().isEmpty(), answer.body());
    assertEquals(orders, test.venue().orders().size());
  }

  @Test
  void anIocCanEndCancelledWithAPartOfIt() {
    JsonNode order = boughtWith(VenueFault.PARTIAL_IOC);
    assertEquals("CANCELLED", order.get("status").asText());
    BigDecimal value = new BigDecimal(order.get("filled_value").asText());
    assertTrue(value.signum() > 0 && value.compareTo(new BigDecimal("90")) < 0, value::toString);
    BigDecimal spent = new BigDecimal(order.get("total_value_after_fees").asText());
    assertEquals(0, test.available("USD").compareTo(new BigDecimal("1000").subtract(spent)));
  }

  @Test
  void aFilledOrderCanSpeakOfAnError() {
    JsonNode order = boughtWith(VenueFault.FILLED_WITH_CANCEL_MESSAGE);
    assertEquals("FILLED", order.get("status").asText());
    assertEquals("Internal error", order.get("cancel_message").asText());
    assertEquals("", test.bought("b", "10").get("cancel_message").asText());
  }

  @Test
  void anOrderCanBePendingAndOpenForSeconds() {
    String id = boughtWith(VenueFault.SLOW_FILL).get("order_id").asText();
    assertEquals("PENDING", test.order(id).get("status").asText());
    assertEquals(new BigDecimal("100"), test.venue().balance("USD").hold());
    test.sleep(Duration.ofSeconds(10));
    assertEquals("OPEN", test.order(id).get("status").asText());
    test.sleep(Duration.ofSeconds(10));
    assertEquals("FILLED", test.order(id).get("status").asText());
    assertEquals(0, test.venue().balance("USD").hold().signum());
  }

  @Test
  void aSlowOrderIsFilledAtThePriceOfThatMoment() {
    String id = boughtWith(VenueFault.SLOW_FILL).get("order_id").asText();
    test.venue().setBook("BTC-USD", "20100.00", "20100.10");
    test.sleep(Duration.ofSeconds(60));
    assertEquals(20_100.10, test.order(id).get("average_filled_price").asDouble(), 1e-6);
  }

  @Test
  void aFilledOrderCanBeUnsettledForSeconds() {
    JsonNode order = boughtWith(VenueFault.SLOW_SETTLE);
    assertEquals("FILLED", order.get("status").asText());
    assertFalse(order.get("settled").asBoolean());
    test.sleep(Duration.ofSeconds(20));
    assertTrue(test.order(order.get("order_id").asText()).get("settled").asBoolean());
  }

  @Test
  void anOrderCanBeMissingInTheListForSecondsAndBeThereById() {
    boughtWith(VenueFault.LATE_LISTING);
    assertEquals(0, test.get("orders/historical/batch").get("orders").size());
    test.sleep(Duration.ofSeconds(20));
    assertEquals(1, test.get("orders/historical/batch").get("orders").size());
  }

  @Test
  void aRestingOrderCanGetAPartOnly() {
    test.faults().next(VenueFault.PARTIAL_MAKER);
    String body = TestVenue.postOnly("a", "BUY", "0.01", "19999", test.now().plusSeconds(60));
    String id = test.post("orders", body).at("/success_response/order_id").asText();
    test.venue().setBook("BTC-USD", "19998", "19999");
    test.sleep(Duration.ofSeconds(30));
    assertEquals("OPEN", test.order(id).get("status").asText());
    assertEquals("0.0041", test.order(id).get("filled_size").asText());
    test.sleep(Duration.ofSeconds(30));
    assertEquals("EXPIRED", test.order(id).get("status").asText());
    assertEquals(0, test.venue().balance("USD").hold().signum());
  }

  @Test
  void anAcceptedOrderCanFailAfterwards() {
    JsonNode order = boughtWith(VenueFault.FAILED_ORDER);
    assertEquals("FAILED", order.get("status").asText());
    assertEquals("HOLD_FAILURE", order.get("reject_reason").asText());
    assertEquals(new BigDecimal("1000"), test.available("USD"));
  }

  @Test
  void aCancellationCanTakeSeconds() {
    String body = TestVenue.postOnly("a", "BUY", "0.01", "19999", test.now().plusSeconds(600));
    String id = test.post("orders", body).at("/success_response/order_id").asText();
    test.faults().next(VenueFault.SLOW_CANCEL, 1, Duration.ofSeconds(20));
    String cancel = String.format(Locale.ROOT, "{\"order_ids\":[\"%s\"]}", id);
    assertTrue(test.post("orders/batch_cancel", cancel).at("/results/0/success").asBoolean());
    assertEquals("CANCEL_QUEUED", test.order(id).get("status").asText());
    assertTrue(test.order(id).get("pending_cancel").asBoolean());
    assertEquals(
        "DUPLICATE_CANCEL_REQUEST",
        test.post("orders/batch_cancel", cancel).at("/results/0/failure_reason").asText());
    test.sleep(Duration.ofSeconds(20));
    assertEquals("CANCELLED", test.order(id).get("status").asText());
  }

  @Test
  void unknownFieldsAreInEveryObject() {
    String id = test.bought("a", "10").get("order_id").asText();
    JsonNode plain = test.order(id);
    test.faults().next(VenueFault.UNKNOWN_FIELDS);
    JsonNode order = test.order(id);
    assertTrue(order.has("something_new") && !plain.has("something_new"));
    assertTrue(order.at("/order_configuration/market_market_ioc").has("something_new"));
    assertEquals(plain, test.order(id));
  }

  @Test
  void enumsHaveUnknownValues() {
    String id = test.bought("a", "10").get("order_id").asText();
    test.faults().next(VenueFault.UNKNOWN_ENUM_VALUES);
    JsonNode order = test.order(id);
    assertEquals("NEW_FILLED", order.get("status").asText());
    assertEquals("NEW_IMMEDIATE_OR_CANCEL", order.get("time_in_force").asText());
    assertEquals("BTC-USD", order.get("product_id").asText());
  }

  @Test
  void theIdOfANewOrderCanBeAtTheTopAsItWas() {
    assertFalse(test.post("orders", buy("a", "10")).has("order_id"));
    test.faults().next(VenueFault.LEGACY_ORDER_ID);
    JsonNode answer = test.post("orders", buy("b", "10"));
    assertEquals(answer.at("/success_response/order_id"), answer.get("order_id"));
    assertEquals("UNKNOWN_FAILURE_REASON", answer.get("failure_reason").asText());
  }

  @Test
  void zerosCanBeEmptyTexts() {
    test.faults().next(VenueFault.SLOW_FILL);
    String id = test.post("orders", buy("a", "10")).at("/success_response/order_id").asText();
    test.faults().next(VenueFault.EMPTY_STRINGS);
    JsonNode order = test.order(id);
    assertEquals("", order.get("filled_size").asText());
    assertEquals("10", order.get("outstanding_hold_amount").asText());
  }

  @Test
  void whatNothingNeedsCanBeMissing() {
    String id = test.bought("a", "10").get("order_id").asText();
    test.faults().next(VenueFault.MISSING_OPTIONAL_FIELDS);
    JsonNode order = test.order(id);
    assertFalse(order.has("cancel_message") || order.has("last_fill_time"));
    for (String needed : List.of("order_id", "status", "filled_size", "total_fees", "settled")) {
      assertTrue(order.has(needed), needed);
    }
  }

  @Test
  void theClockCanBeOffForAMinuteAndThenTokensAreRefused() {
    test.faults().next(VenueFault.CLOCK_SKEW, 1, Duration.ofMinutes(3));
    assertEquals(401, test.call("GET", "accounts", "", "").status());
    assertEquals(
        test.now().plus(Duration.ofMinutes(3)).getEpochSecond(),
        test.get("time").get("epochSeconds").asLong());
    test.sleep(Duration.ofMinutes(1));
    assertEquals(200, test.call("GET", "accounts", "", "").status());
  }

  @ParameterizedTest
  @EnumSource(VenueFault.class)
  void everyFaultCanBeMetAndIsCountedAndHasAWord(VenueFault fault) {
    assertEquals(fault, VenueFault.of(fault.word()).orElseThrow());
    VenueFaults faults = VenueFaults.none();
    assertTrue(FaultParser.order(fault.word(), faults));
    int met = 0;
    for (Endpoint endpoint : Endpoint.values()) {
      met += faults.draw(endpoint).isPresent() ? 1 : 0;
    }
    assertEquals(1, met);
    assertEquals(Map.of(fault, 1), faults.counts());
  }

  @Test
  void aSeedDrawsTheSameFaultsAgainAndAllOfThem() {
    assertEquals(drawn(4), drawn(4));
    assertFalse(drawn(4).equals(drawn(5)));
    assertEquals(
        EnumSet.allOf(VenueFault.class),
        EnumSet.copyOf(drawn(4).stream().map(VenueFaults.Met::fault).toList()));
  }

  private static List<VenueFaults.Met> drawn(long seed) {
    VenueFaults faults = VenueFaults.seeded(seed, 0.1, EnumSet.allOf(VenueFault.class));
    List<VenueFaults.Met> met = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      for (Endpoint endpoint : Endpoint.values()) {
        faults.draw(endpoint).ifPresent(met::add);
      }
    }
    int calls = 5_000 * Endpoint.values().length;
    assertTrue(Math.abs(met.size() - 0.1 * calls) < 0.01 * calls, met.size() + " of " + calls);
    return met;
  }

  @Test
  void nothingGoesWrongWhileItIsQuiet() {
    VenueFaults faults = VenueFaults.seeded(1, 1, EnumSet.allOf(VenueFault.class));
    faults.next(VenueFault.EMPTY_BODY);
    faults.quiet(true);
    assertTrue(faults.draw(Endpoint.TIME).isEmpty());
    faults.quiet(false);
    assertTrue(faults.draw(Endpoint.TIME).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "late-candle:2,      true",
    "late-candle:always, true",
    "late-candle:0,      false",
    "late-candle:,       false",
    "LATE_CANDLE,        false",
    "sideways,           false"
  })
  void aFaultIsTypedByItsWordAndHowOften(String typed, boolean understood) {
    assertEquals(understood, FaultParser.order(typed, VenueFaults.none()));
  }
}
