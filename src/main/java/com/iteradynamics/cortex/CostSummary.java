package com.iteradynamics.cortex;

import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.OrderCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What some orders cost together. Amounts are exact, in the quote currency.
 *
 * @param filled how many of them cost anything: all of which something is executed
 * @param unfilled how many did not
 * @param valueUsd what was executed, without fees, &gt;= 0
 * @param cost the sum of their costs
 * @param compared how many of them the lab can reckon: those whose decision price is known
 * @param comparedValueUsd the value of these
 * @param comparedCostUsd the cost of these
 * @param labUsd what the lab reckons for these
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
    CostSummary sum = NOTHING;
    for (CostedOrder order : orders) {
      sum = sum.and(order, lab);
    }
    return sum;
  }

  /** The sums of {@code orders} alone. */
  public static CostSummary of(List<CostedOrder> orders) {
    return of(orders, new AssumedCost(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  private CostSummary and(CostedOrder order, AssumedCost lab) {
    if (order.cost().isEmpty()) {
      return new CostSummary(
          filled,
          unfilled + 1,
          valueUsd,
          cost,
          compared,
          comparedValueUsd,
          comparedCostUsd,
          labUsd);
    }
    OrderCost paid = order.cost().get();
    Optional<BigDecimal> assumed = order.labUsd(lab);
    return new CostSummary(
        filled + 1,
        unfilled,
        valueUsd.add(order.valueUsd()),
        cost.plus(paid),
        assumed.isPresent() ? compared + 1 : compared,
        assumed.isPresent() ? comparedValueUsd.add(order.valueUsd()) : comparedValueUsd,
        assumed.isPresent() ? comparedCostUsd.add(paid.totalUsd()) : comparedCostUsd,
        labUsd.add(assumed.orElse(BigDecimal.ZERO)));
  }

  /** The cost by the value, basis points; empty when nothing was executed. */
  public Optional<BigDecimal> costBps() {
    return bps(cost.totalUsd(), valueUsd);
  }

  /** What the lab reckons for those that can be compared, basis points of their value. */
  public Optional<BigDecimal> labBps() {
    return bps(labUsd, comparedValueUsd);
  }

  /** By how much those cost more than the lab reckons, basis points of their value. */
  public Optional<BigDecimal> excessBps() {
    return bps(comparedCostUsd.subtract(labUsd), comparedValueUsd);
  }

  private static Optional<BigDecimal> bps(BigDecimal costUsd, BigDecimal valueUsd) {
    return valueUsd.signum() == 0
        ? Optional.empty()
        : Optional.of(AssumedCost.bps(costUsd, valueUsd));
  }
}
