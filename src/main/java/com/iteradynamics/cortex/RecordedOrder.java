package com.iteradynamics.cortex;

import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.StopLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An order as it ended, with its fills.
 *
 * @param hour its hour, when that is an earlier one than the record's
 * @param size USD of a BUY, base of a SELL
 * @param fillSource what its reference price is
 * @param stopPriceUsd at or below which it sells, of a stop that rests at the venue
 * @param feeRate its fees by the value of its fills, fraction; empty without fills, and in records
 *     of older versions
 */
public record RecordedOrder(
    Optional<Instant> hour,
    String clientOrderId,
    String side,
    BigDecimal size,
    int leg,
    int attempt,
    String state,
    int sends,
    BigDecimal referencePriceUsd,
    String fillSource,
    Optional<BigDecimal> limitPriceUsd,
    Optional<Instant> restsUntil,
    Optional<BigDecimal> stopPriceUsd,
    Optional<String> venueOrderId,
    Optional<String> why,
    Optional<BigDecimal> averagePriceUsd,
    List<RecordedFill> fills,
    Optional<BigDecimal> feeRate) {

  private static final int RATE_DECIMALS = 8;

  /** What was executed at one price. */
  public record RecordedFill(
      BigDecimal priceUsd, BigDecimal baseQty, BigDecimal valueUsd, BigDecimal feeUsd) {
    private static RecordedFill of(Fill fill) {
      return new RecordedFill(fill.priceUsd(), fill.baseQty(), fill.valueUsd(), fill.feeUsd());
    }
  }

  static RecordedOrder of(JournaledOrder order) {
    return of(order, Optional.empty());
  }

  /** An order of an earlier hour. */
  static RecordedOrder late(JournaledOrder order) {
    return of(order, Optional.of(order.request().hour()));
  }

  private static RecordedOrder of(JournaledOrder order, Optional<Instant> hour) {
    OrderRequest request = order.request();
    return new RecordedOrder(
        hour,
        request.clientOrderId(),
        request.side().name(),
        request.size(),
        request.leg(),
        request.attempt(),
        order.state().name(),
        order.sends(),
        request.referencePriceUsd(),
        request.priceSource().name(),
        request.limitPriceUsd(),
        request.postOnly().map(PostOnly::until),
        request.stop().map(StopLimit::stopPriceUsd),
        order.venueOrderId(),
        order.why(),
        Ledger.averagePrice(order.fills()),
        order.fills().stream().map(RecordedFill::of).toList(),
        feeRate(order.fills()));
  }

  private static Optional<BigDecimal> feeRate(List<Fill> fills) {
    BigDecimal value = fills.stream().map(Fill::valueUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal fee = fills.stream().map(Fill::feeUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    return value.signum() == 0
        ? Optional.empty()
        : Optional.of(fee.divide(value, RATE_DECIMALS, RoundingMode.HALF_EVEN));
  }

  /** The sum over its fills. */
  public BigDecimal sum(Function<RecordedFill, BigDecimal> amount) {
    return fills.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether it buys; else it sells. */
  public boolean buys() {
    return side.equals("BUY");
  }
}
