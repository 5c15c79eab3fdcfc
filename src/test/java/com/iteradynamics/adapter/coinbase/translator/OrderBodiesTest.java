package com.iteradynamics.adapter.coinbase.translator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.adapter.coinbase.Requests;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderBodiesTest {

  @Test
  void aBuyAtTheMarketSpendsAnAmountAndASaleGivesAQuantity() {
    assertEquals(
        "{\"client_order_id\":\"6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a001\",\"product_id\":\"BTC-USD\","
            + "\"side\":\"BUY\",\"order_configuration\":"
            + "{\"market_market_ioc\":{\"quote_size\":\"100.00\"}}}",
        OrderBodies.create(Requests.market(1, Side.BUY, "100.00")));
    assertEquals(
        "{\"client_order_id\":\"6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a003\",\"product_id\":\"BTC-USD\","
            + "\"side\":\"SELL\",\"order_configuration\":"
            + "{\"market_market_ioc\":{\"base_size\":\"0.00500000\"}}}",
        OrderBodies.create(Requests.market(3, Side.SELL, "0.00500000")));
  }

  @Test
  void anOrderThatRestsHasAPriceAndAnEndToTheSecond() {
    assertEquals(
        "{\"client_order_id\":\"6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a004\",\"product_id\":\"BTC-USD\","
            + "\"side\":\"BUY\",\"order_configuration\":{\"limit_limit_gtd\":"
            + "{\"base_size\":\"0.00270000\",\"limit_price\":\"68900.00\","
            + "\"end_time\":\"2026-11-22T14:01:30Z\",\"post_only\":true}}}",
        OrderBodies.create(Requests.resting(4)));
  }

  @Test
  void aStopRestsUntilItIsCanceledAndSellsBelowItsPrice() {
    assertEquals(
        "{\"client_order_id\":\"6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a005\",\"product_id\":\"BTC-USD\","
            + "\"side\":\"SELL\",\"order_configuration\":{\"stop_limit_stop_limit_gtc\":"
            + "{\"base_size\":\"0.00270000\",\"limit_price\":\"65000.00\","
            + "\"stop_price\":\"65500.00\",\"stop_direction\":\"STOP_DIRECTION_STOP_DOWN\"}}}",
        OrderBodies.create(Requests.stop(5)));
  }

  @Test
  void smallAmountsHaveNoExponent() {
    String body = OrderBodies.create(Requests.market(1, Side.SELL, "1E-8"));
    assertEquals("0.00000001", body.replaceAll(".*base_size\":\"([^\"]*)\".*", "$1"));
  }

  @Test
  void aPreviewIsOfABuyWithoutAnId() {
    assertEquals(
        "{\"product_id\":\"BTC-USD\",\"side\":\"BUY\",\"order_configuration\":"
            + "{\"market_market_ioc\":{\"quote_size\":\"10.00\"}}}",
        OrderBodies.previewBuy("BTC-USD", new BigDecimal("10.00")));
  }

  @Test
  void aCancellationNamesOneOrder() {
    assertEquals("{\"order_ids\":[\"x\"]}", OrderBodies.cancel("x"));
  }
}
