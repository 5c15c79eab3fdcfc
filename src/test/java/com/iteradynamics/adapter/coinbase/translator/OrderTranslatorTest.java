package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.ChangedFixture;
import com.iteradynamics.adapter.coinbase.Requests;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneOrder;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.VenueOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTranslatorTest {

  static Order order(String fixture, String changes) {
    ObjectNode json = ChangedFixture.fixture(fixture);
    ChangedFixture.change((ObjectNode) json.get("order"), changes == null ? "" : changes);
    return ChangedFixture.read(json, OneOrder.class).order().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, false",
    "OPEN, false",
    "QUEUED, false",
    "CANCEL_QUEUED, false",
    "EDIT_QUEUED, false",
    "FILLED, true",
    "CANCELLED, true",
    "EXPIRED, true",
    "FAILED, true",
    "UNKNOWN_ORDER_STATUS, false",
    "NEW_FILLED, false",
    "'', false",
    "filled, false"
  })
  void onlyAStatusThatIsKnownIsAnEnd(String status, boolean ended) throws InvalidResponseException {
    Order order = order("order_filled_by_quote.json", "status=" + status);
    assertEquals(ended, OrderTranslator.isTerminal(order));
    assertEquals(ended, OrderTranslator.listed(order).ended());
  }

  @Test
  void aListedOrderHasWhatWasExecuted() throws InvalidResponseException {
    assertEquals(
        new VenueOrder(
            "11111111-7d2a-4ef9-9587-fc7a3b1c0d03",
            "6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a003",
            Side.SELL,
            new BigDecimal("0.002"),
            true,
            Optional.of(Instant.parse("2026-11-22T14:00:08.113402Z"))),
        OrderTranslator.listed(order("order_cancelled_partly_filled.json", "")));
  }

  /** An order that is full has not executed nothing, and what is not reported is not 0. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "status=FILLED ;filled_size=0, Optional.empty",
    "status=FILLED ;-filled_size, Optional.empty",
    "status=CANCELLED ;filled_size=, Optional.empty",
    "status=CANCELLED ;filled_size=0, Optional[0]",
    "status=FILLED, Optional[0.002]"
  })
  void whatIsNotReportedIsNotCompared(String changes, String filled)
      throws InvalidResponseException {
    Order order = order("order_cancelled_partly_filled.json", changes);
    assertEquals(filled, OrderTranslator.listed(order).filledBase().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-created_time", "created_time=yesterday"})
  void aTimeThatIsNotReportedIsUnknown(String changes) throws InvalidResponseException {
    assertEquals(
        Optional.empty(),
        OrderTranslator.listed(order("order_cancelled_partly_filled.json", changes)).createdAt());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "order_filled_by_quote.json | side=SHORT | order 11111111-7d2a-4ef9-9587-fc7a3b1c0d02 has the"
            + " side \"SHORT\"",
        "order_filled_by_quote.json | filled_size=-1 | filled_size of order"
            + " 11111111-7d2a-4ef9-9587-fc7a3b1c0d02 must be >= 0, was -1",
      })
  void whatCannotBeIsNotListed(String fixture, String changes, String why) {
    assertEquals(
        why, MarketTranslatorTest.failure(() -> OrderTranslator.listed(order(fixture, changes))));
  }

  /** Which order was sent: a letter for its kind, and what the venue's differs in. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "buy  | | ",
        "sell | | ",
        "rest | | ",
        "buy  | -order_configuration ;-created_time ;-client_order_id | ",
        "buy  | order_configuration.market_market_ioc.quote_size=6.360000 | ",
        "buy  | order_configuration.market_market_ioc.rfq_enabled:=false | ",
        "buy  | created_time=2026-11-22T13:55:00Z | ",
        "rest | -order_configuration.limit_limit_gtd.end_time | ",
        "rest | order_configuration.limit_limit_gtd.end_time=2026-11-22T15:01:30+01:00 | ",
        "rest | -order_configuration.limit_limit_gtd.post_only | ",
        "buy  | client_order_id=other | its client id is \"other\" instead of"
            + " 6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a002",
        "buy  | product_id=BTC-USDC | its product is \"BTC-USDC\" instead of BTC-USD",
        "buy  | side=SELL | its side is \"SELL\" instead of BUY",
        "buy  | order_configuration.market_market_ioc.quote_size=63.6 | its quote_size is \"63.6\""
            + " instead of 6.36",
        "buy  | -order_configuration.market_market_ioc.quote_size"
            + " ;order_configuration.market_market_ioc.base_size=6.36 | its quote_size is \"\""
            + " instead of 6.36",
        "buy  | order_configuration:={\"limit_limit_gtc\":{\"base_size\":\"1\"}} | it is a"
            + " limit_limit_gtc instead of a market_market_ioc",
        "buy  | order_configuration.market_market_ioc.quote_size=x | its quote_size is no amount:"
            + " \"x\"",
        "buy  | created_time=2026-11-22T13:54:59.9Z | it was made at 2026-11-22T13:54:59.900Z,"
            + " before the hour of 2026-11-22T14:00:00Z",
        "sell | order_configuration.market_market_ioc.base_size=0.004 | its base_size is \"0.004\""
            + " instead of 0.00500000",
        "rest | order_configuration.limit_limit_gtd.limit_price=68901 | its limit_price is"
            + " \"68901\" instead of 68900.00",
        "rest | order_configuration.limit_limit_gtd.post_only:=false | it is not post-only",
        "rest | order_configuration.limit_limit_gtd.end_time=2026-11-22T14:02:30Z | it ends at"
            + " 2026-11-22T14:02:30Z instead of 2026-11-22T14:01:30Z",
        "stop | | ",
        "stop | -order_configuration.stop_limit_stop_limit_gtc.stop_direction | ",
        "stop | order_configuration.stop_limit_stop_limit_gtc.stop_price=65000 | its stop_price is"
            + " \"65000\" instead of 65500.00",
        "stop | order_configuration.stop_limit_stop_limit_gtc.limit_price=64999 | its limit_price"
            + " is \"64999\" instead of 65000.00",
        "stop | order_configuration.stop_limit_stop_limit_gtc.stop_direction=STOP_DIRECTION_STOP_UP"
            + " | it stops in the other direction: STOP_DIRECTION_STOP_UP",
      })
  void anOrderThatIsNotTheOneThatWasSentIsFoundOut(String sent, String changes, String why) {
    OrderRequest request =
        switch (sent) {
          case "buy" -> Requests.market(2, Side.BUY, "6.36");
          case "sell" -> Requests.market(3, Side.SELL, "0.00500000");
          case "stop" -> Requests.stop(5);
          default -> Requests.resting(4);
        };
    String fixture =
        switch (sent) {
          case "buy" -> "order_filled_by_quote.json";
          case "sell" -> "order_cancelled_partly_filled.json";
          case "stop" -> "order_open_stop.json";
          default -> "order_open_post_only.json";
        };
    assertEquals(
        Optional.ofNullable(why), OrderTranslator.otherThan(request, order(fixture, changes)));
  }
}
