package com.iteradynamics.cortex;

import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.OrderCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What some orders cost together. Amounts are exact, in the quote currency.
 *
 * @param filled how many of them cost anything: all of which something is executed
 * @param unfilled how many did not
 * @param valueUsd what was executed, without fees, &gt;= 0
 * @param cost the sum of their costs
 * @param compared how many of them the lab can price: those whose decision price is known
 * @param comparedValueUsd the value of these
 * @param comparedCostUsd the cost of these
 * @param labUsd what the lab assumes for these
 */
public record CostSummary(
    int filled,
    int unfilled,
    BigDecimal valueUsd,
    OrderCost cost,
    int compared,
    BigDecimal comparedValueUsd,
    BigDecimal comparedCostUsd,
    BigDecimal labUsd) {

  private static final CostSummary NOTHING =
      new CostSummary(
          0,
          0,
          BigDecimal.ZERO,
          OrderCost.NONE,
          0,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  /** The sums of {@code orders} beside what {@code lab} assumes. */
  public static CostSummary of(List<CostedOrder> orders, AssumedCost lab) {
    return of(orders, order -> order.labUsd(lab));
  }

  /** The sums of {@code orders} alone: none is compared. */
  public static CostSummary of(List<CostedOrder> orders) {
    return of(orders, order -> Optional.empty());
  }

  private static CostSummary of(
      List<CostedOrder> orders, Function<CostedOrder, Optional<BigDecimal>> assumedUsd) {
    CostSummary sum = NOTHING;
    for (CostedOrder order : orders) {
      CostSummary counted = sum.and(order);
      sum = assumedUsd.apply(order).map(usd -> counted.beside(order, usd)).orElse(counted);
    }
    return sum;
  }

  private CostSummary and(CostedOrder order) {
    boolean executed = order.cost().isPresent();
    return new CostSummary(
        executed ? filled + 1 : filled,
        executed ? unfilled : unfilled + 1,
        executed ? valueUsd.add(order.valueUsd()) : valueUsd,
        order.cost().map(cost::plus).orElse(cost),
        compared,
        comparedValueUsd,
        comparedCostUsd,
        labUsd);
  }

  /** With an order that was counted compared with what is assumed of it. */
  private CostSummary beside(CostedOrder order, BigDecimal assumedUsd) {
    return new CostSummary(
        filled,
        unfilled,
        valueUsd,
        cost,
        compared + 1,
        comparedValueUsd.add(order.valueUsd()),
        comparedCostUsd.add(order.cost().orElseThrow().totalUsd()),
        labUsd.add(assumedUsd));
  }

  /** The cost by the value, basis points; empty when nothing was executed. */
  public Optional<BigDecimal> costBps() {
    return bps(cost.totalUsd(), valueUsd);
  }

  /** What the lab assumes for those that can be compared, basis points of their value. */
  public Optional<BigDecimal> labBps() {
    return bps(labUsd, comparedValueUsd);
  }

  /** By how much those cost more than the lab assumes, basis points of their value. */
  public Optional<BigDecimal> excessBps() {
    return bps(comparedCostUsd.subtract(labUsd), comparedValueUsd);
  }

  private static Optional<BigDecimal> bps(BigDecimal costUsd, BigDecimal valueUsd) {
    return valueUsd.signum() == 0
        ? Optional.empty()
        : Optional.of(AssumedCost.bps(costUsd, valueUsd));
  }
}
