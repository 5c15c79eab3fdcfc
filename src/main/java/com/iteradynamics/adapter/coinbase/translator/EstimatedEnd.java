package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The end of an order that ended long ago and of which the venue does not report all: an order that
 * is never booked would keep its coins from ever being sold. What is missing is estimated from what
 * is reported, never taken for 0, and the order says what was estimated. Pure.
 */
public final class EstimatedEnd {
  /** Decimals of a quantity that is an amount divided by a price. */
  private static final int DECIMALS = 18;

  private final OrderRequest request;
  private final Order order;
  private final Optional<List<OneFill>> listed;
  private final DoubleSupplier takerFee;
  private final List<String> estimated = new ArrayList<>();

  private EstimatedEnd(
      OrderRequest request, Order order, Optional<List<OneFill>> listed, DoubleSupplier takerFee) {
    this.request = request;
    this.order = order;
    this.listed = listed;
    this.takerFee = takerFee;
  }

  /**
   * The end as far as it is known; empty when too little is known for an estimate.
   *
   * @param order has a status that says that nothing more happens to it, for long enough
   * @param takerFee of the account, fraction of value, for a fee that the venue does not report
   */
  public static Optional<OrderOutcome> of(
      OrderRequest request, Order order, Result<List<OneFill>> fills, DoubleSupplier takerFee) {
    return new EstimatedEnd(request, order, fills.read(), takerFee).end();
  }

  private Optional<OrderOutcome> end() {
    try {
      Optional<BigDecimal> filled = filled();
      return filled.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new OrderOutcome.Done(
                  order.orderId(),
                  filled.get().signum() == 0 ? List.of() : fills(filled.get()),
                  isFilled(),
                  estimated.isEmpty()
                      ? Optional.empty()
                      : Optional.of(String.join("; ", estimated))));
    } catch (InvalidResponseException e) {
      return Optional.empty();
    }
  }

  private boolean isFilled() {
    return order.status().equals("FILLED");
  }

  /** What was executed, units of base; empty when nothing says how much. */
  private Optional<BigDecimal> filled() throws InvalidResponseException {
    Optional<BigDecimal> told = amount("filled_size", order.filledSize());
    if (told.filter(size -> size.signum() > 0).isPresent()) {
      return told.map(CoinbaseAmounts::summable);
    }
    if (listed.filter(fills -> !fills.isEmpty()).isPresent()) {
      estimated.add(OrderOutcome.NOT_REPORTED + "filled_size, its fills count");
      return Optional.of(FillTranslator.sum(listed.get()));
    }
    if (told.isPresent() && !isFilled()) {
      return told;
    }
    Optional<BigDecimal> average =
        CoinbaseAmounts.of("average_filled_price", order.averageFilledPrice())
            .filter(price -> price.signum() > 0);
    Optional<BigDecimal> value =
        CoinbaseAmounts.of("filled_value", order.filledValue())
            .filter(amount -> amount.signum() > 0);
    if (average.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    estimated.add(
        OrderOutcome.NOT_REPORTED + "filled_size, it is filled_value / average_filled_price");
    return Optional.of(value.get().divide(average.get(), DECIMALS, RoundingMode.HALF_EVEN));
  }

  private List<Fill> fills(BigDecimal filled) throws InvalidResponseException {
    Optional<BigDecimal> fees = fees();
    Optional<List<Fill>> known =
        listed.flatMap(all -> FillTranslator.adding(all, filled, fees, Optional.empty()));
    if (known.isPresent()) {
      return known.get();
    }
    return fees.isPresent()
        ? List.of(total(filled, fees.get(), fees.get()))
        : estimated(filled, takerFee.getAsDouble());
  }

  private List<Fill> estimated(BigDecimal filled, double rate) throws InvalidResponseException {
    estimated.add(
        String.format(
            Locale.ROOT,
            OrderOutcome.NOT_REPORTED + "fee, it is estimated by the taker fee of %s",
            rate));
    Optional<List<Fill>> charged =
        listed.flatMap(
            all -> FillTranslator.adding(all, filled, Optional.empty(), Optional.of(rate)));
    if (charged.isPresent()) {
      return charged.get();
    }
    Fill atReference = new Fill(request.referencePriceUsd(), filled, BigDecimal.ZERO);
    Fill free = total(filled, BigDecimal.ZERO, atReference.charged(rate).feeUsd());
    BigDecimal fee = FillFees.estimated(free, Optional.of(rate)).orElseThrow();
    return List.of(new Fill(free.priceUsd(), free.baseQty(), fee));
  }

  /**
   * By value and quantity; an order of which neither is told was made at its limit, or at the price
   * that it was decided at, as far as what it was to spend allows. A wallet that does not agree is
   * found by the next reconcile, and a person can say so; an order without an end waits for good.
   *
   * @param fee what the fill is charged, quote
   * @param spent what of the order's amount goes to the fee at most, quote
   */
  private Fill total(BigDecimal filled, BigDecimal fee, BigDecimal spent)
      throws InvalidResponseException {
    try {
      return EndTranslator.total(order, filled, fee);
    } catch (InvalidResponseException e) {
      return decided(filled, fee, spent);
    }
  }

  private Fill decided(BigDecimal filled, BigDecimal fee, BigDecimal spent)
      throws InvalidResponseException {
    BigDecimal price = request.limitPriceUsd().orElseGet(() -> decidedAt(filled, spent));
    if (price.signum() <= 0) {
      throw new InvalidResponseException("filled_size is more than the order could pay");
    }
    estimated.add(
        String.format(
            Locale.ROOT,
            OrderOutcome.NOT_REPORTED + "price, it is estimated by what the order was made at: %s",
            price.toPlainString()));
    return new Fill(price, filled, fee);
  }

  private BigDecimal decidedAt(BigDecimal filled, BigDecimal spent) {
    BigDecimal decided = request.referencePriceUsd();
    return request.side() == Side.BUY
        ? decided.min(request.size().subtract(spent).divide(filled, DECIMALS, RoundingMode.FLOOR))
        : decided;
  }

  /** The order's fees, quote; empty also when they make no sense. */
  private Optional<BigDecimal> fees() {
    try {
      return FillFees.of(order, request.side());
    } catch (InvalidResponseException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> amount(String name, String text)
      throws InvalidResponseException {
    Optional<BigDecimal> amount = CoinbaseAmounts.of(name, text);
    return amount.isEmpty() ? amount : Optional.of(CoinbaseAmounts.notNegative(name, amount.get()));
  }
}
