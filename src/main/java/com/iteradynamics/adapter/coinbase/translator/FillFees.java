package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an order and its fills cost. A fee that the venue does not report is not known, which is not
 * 0. Pure.
 */
final class FillFees {
  /** Decimals of a part of a fee, unless the fee has more. */
  private static final int SHARED = 8;

  private FillFees() {}

  /** The fee of a fill, quote; empty when it is not reported. */
  static Optional<BigDecimal> of(OneFill fill) throws InvalidResponseException {
    Optional<BigDecimal> told = amount("commission of a fill", fill.commission());
    return told.isPresent() || fill.commissionDetailTotal().isEmpty()
        ? told
        : amount(
            "total_commission of a fill", fill.commissionDetailTotal().get().totalCommission());
  }

  /** What a fill costs by a rate, quote; empty without one. */
  static Optional<BigDecimal> estimated(Fill fill, Optional<Double> rate) {
    return rate.map(fee -> CoinbaseAmounts.summable(fill.charged(fee).feeUsd()));
  }

  /** The fees of an order, quote, as reported or as what its value lacks; empty when neither is. */
  static Optional<BigDecimal> of(Order order, Side side) throws InvalidResponseException {
    Optional<BigDecimal> told = amount("total_fees", order.totalFees());
    if (told.isPresent()) {
      return told;
    }
    Optional<BigDecimal> value = amount("filled_value", order.filledValue());
    Optional<BigDecimal> after = amount("total_value_after_fees", order.totalValueAfterFees());
    if (value.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal more = after.get().subtract(value.get());
    return Optional.of(side == Side.BUY ? more : more.negate()).filter(fee -> fee.signum() >= 0);
  }

  /**
   * The fills with fees that add up to {@code total}, to the last digit: their own when those do,
   * else parts of it by value. Without a total their own; empty when one of those is not known.
   *
   * @param fills with the fee 0
   * @param own the fee of each; empty when it is not known
   */
  static Optional<List<Fill>> with(
      List<Fill> fills, List<Optional<BigDecimal>> own, Optional<BigDecimal> total) {
    boolean known = own.stream().allMatch(Optional::isPresent);
    BigDecimal sum =
        own.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (known && total.filter(told -> told.compareTo(sum) != 0).isEmpty()) {
      return Optional.of(charged(fills, own.stream().map(Optional::orElseThrow).toList()));
    }
    return total.map(told -> charged(fills, parts(fills, told)));
  }

  private static List<BigDecimal> parts(List<Fill> fills, BigDecimal total) {
    BigDecimal value = fills.stream().map(Fill::valueUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal left = total;
    for (Fill fill : fills.subList(0, fills.size() - 1)) {
      BigDecimal part =
          total
              .multiply(fill.valueUsd())
              .divide(value, Math.max(total.scale(), SHARED), RoundingMode.DOWN);
      parts.add(part);
      left = left.subtract(part);
    }
    parts.add(left);
    return parts;
  }

  private static List<Fill> charged(List<Fill> fills, List<BigDecimal> fees) {
    List<Fill> charged = new ArrayList<>();
    for (int i = 0; i < fills.size(); i++) {
      Fill fill = fills.get(i);
      charged.add(new Fill(fill.priceUsd(), fill.baseQty(), fees.get(i)));
    }
    return List.copyOf(charged);
  }

  private static Optional<BigDecimal> amount(String name, String text)
      throws InvalidResponseException {
    Optional<BigDecimal> amount = CoinbaseAmounts.of(name, text);
    return amount.isPresent()
        ? Optional.of(CoinbaseAmounts.summable(CoinbaseAmounts.notNegative(name, amount.get())))
        : amount;
  }
}
