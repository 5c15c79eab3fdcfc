package com.iteradynamics.cli.operate;

import com.iteradynamics.cortex.CostSummary;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Unit;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.OrderCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures of what orders cost, in amounts that add up to the last decimal shown. */
final class CostFigures {
  private static final String NO_FILL = "nothing of it is executed";

  private CostFigures() {}

  /**
   * A cost as it is shown: of an order, or of several.
   *
   * @param valueUsd what was executed
   * @param cost rounded; empty when nothing was
   */
  record Shown(
      BigDecimal valueUsd,
      Optional<OrderCost> cost,
      Optional<BigDecimal> costBps,
      Optional<BigDecimal> labUsd,
      Optional<BigDecimal> labBps,
      Optional<BigDecimal> excessBps) {

    static Shown of(CostedOrder order, AssumedCost lab, int decimals) {
      Optional<BigDecimal> labUsd = order.labUsd(lab);
      return new Shown(
          rounded(order.valueUsd(), decimals),
          order.cost().map(cost -> cost.rounded(decimals)),
          order.costBps(),
          labUsd.map(usd -> rounded(usd, decimals)),
          labUsd.map(usd -> AssumedCost.bps(usd, order.valueUsd())),
          order.excessBps(lab));
    }

    static Shown of(CostSummary sum, int decimals) {
      return new Shown(
          rounded(sum.valueUsd(), decimals),
          Optional.of(sum.cost()).filter(any -> sum.filled() > 0).map(all -> all.rounded(decimals)),
          sum.costBps(),
          Optional.of(rounded(sum.labUsd(), decimals)).filter(any -> sum.compared() > 0),
          sum.labBps(),
          sum.excessBps());
    }
  }

  private static BigDecimal rounded(BigDecimal amount, int decimals) {
    return amount.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static final Figure<Shown> VALUE =
      Figure.of("value_usd", "value", "what was executed", Unit.USD, Shown::valueUsd);

  /** The parts of a cost and their sum. */
  static final List<Figure<Shown>> PARTS =
      List.of(
          part("delay", "decision price to the middle of the market", OrderCost::delayUsd),
          part("spread", "the middle to the best price", OrderCost::spreadUsd),
          part("impact", "the best price to the average fill", cost -> some(cost.impactUsd())),
          part("fee", "what the venue charged", cost -> some(cost.feeUsd())),
          part("rounding", "what rounding left over", cost -> some(cost.roundingUsd())),
          part("cost", "all of it", cost -> some(cost.totalUsd())));

  private static final List<Figure<Shown>> SHARES =
      List.of(
          Figure.<Shown>of("cost_bps", "bps", "the cost by the value", Unit.RATIO, Shown::costBps)
              .orElse(NO_FILL),
          Figure.<Shown>of("lab_bps", "lab bps", "what the lab assumes", Unit.RATIO, Shown::labBps)
              .orElse("the decision price is not known"),
          Figure.<Shown>of(
                  "excess_bps",
                  "more bps",
                  "by how much it cost more than the lab assumes",
                  Unit.RATIO,
                  Shown::excessBps)
              .orElse("the decision price is not known"));

  /** What files have of an order or a sum. */
  static final List<Figure<Shown>> FILE =
      Stream.of(
              List.of(VALUE),
              PARTS,
              List.of(Figure.<Shown>file("lab_usd", Shown::labUsd).orElse("not known")),
              SHARES)
          .flatMap(List::stream)
          .toList();

  /** The columns of the table of orders. */
  static final List<Figure<Shown>> OF_ORDERS =
      Stream.of(List.of(VALUE, PARTS.getLast()), SHARES).flatMap(List::stream).toList();

  /** The rows of the table of sums. */
  static final List<Figure<Shown>> OF_SUMS =
      Stream.of(List.of(VALUE), PARTS, SHARES).flatMap(List::stream).toList();

  private static Figure<Shown> part(
      String label, String meaning, Function<OrderCost, Optional<BigDecimal>> part) {
    return Figure.<Shown>of(
            label + "_usd", label, meaning, Unit.USD, shown -> shown.cost().flatMap(part))
        .orElse("not recorded");
  }

  private static Optional<BigDecimal> some(BigDecimal amount) {
    return Optional.of(amount);
  }
}
