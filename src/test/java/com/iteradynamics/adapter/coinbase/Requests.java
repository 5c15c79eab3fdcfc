package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.StopLimit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Orders of the fixtures, as they were asked for. */
public final class Requests {
  private static final Instant SENT = Rig.HOUR.plusSeconds(7);

  private Requests() {}

  /** An order at the market; the fixtures' client ids differ in their last digit. */
  public static OrderRequest market(int number, Side side, String size) {
    return request(number, side, size, Optional.empty());
  }

  /** The order of {@code order_open_post_only.json} and {@code order_expired.json}. */
  public static OrderRequest resting(int number) {
    PostOnly terms =
        new PostOnly(
            new BigDecimal("68900.00"),
            Instant.parse("2026-11-22T14:01:30.250Z"),
            new BigDecimal("0.01"),
            BigDecimal.ONE);
    return request(number, Side.BUY, "0.00270000", Optional.of(terms));
  }

  /** The order of {@code order_open_stop.json}. */
  public static OrderRequest stop(int number) {
    OrderRequest sale = market(number, Side.SELL, "0.00270000");
    return new OrderRequest(
        sale.clientOrderId(),
        sale.productId(),
        sale.side(),
        sale.size(),
        sale.hour(),
        sale.leg(),
        sale.attempt(),
        sale.referencePriceUsd(),
        sale.priceSource(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new StopLimit(new BigDecimal("65500.00"), new BigDecimal("65000.00"))));
  }

  private static OrderRequest request(
      int number, Side side, String size, Optional<PostOnly> terms) {
    return new OrderRequest(
        "6c1a8f3e-2f0f-5c5e-b1a3-90d4e2b7a00" + number,
        "BTC-USD",
        side,
        new BigDecimal(size),
        Rig.HOUR,
        0,
        0,
        new BigDecimal("68915.39"),
        PriceSource.LAST_CLOSE,
        terms,
        Optional.empty());
  }

  /** The order as it is journaled once it was posted. */
  static JournaledOrder sent(OrderRequest request) {
    return JournaledOrder.planned(request).sent(SENT);
  }

  /** The same when the venue took it under an id that ends like its client id. */
  public static JournaledOrder taken(OrderRequest request) {
    String id = request.clientOrderId();
    return sent(request)
        .after(
            new OrderOutcome.Open(
                "11111111-7d2a-4ef9-9587-fc7a3b1c0d0" + id.charAt(id.length() - 1)));
  }
}
