package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.CostSummary;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.OrderCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the orders of the shown decisions cost, in parts that add up. */
final class CostsPanel {
  private final Panel panel;
  private final RecordedCosts costs;
  private final CurrencyPair pair;
  private final Optional<AssumedCost> lab;

  CostsPanel(Panel panel, DashboardData mission) {
    this.panel = panel;
    this.costs = mission.log().costs();
    this.lab = mission.lab();
    this.pair = CurrencyPair.of(mission.book().productId());
  }

  void write() {
    List<CostedOrder> orders = costs.orders();
    CostSummary sum =
        lab.map(assumed -> CostSummary.of(orders, assumed)).orElseGet(() -> CostSummary.of(orders));
    if (sum.costBps().isEmpty()) {
      panel.main("no orders");
      panel.note("None of the decisions shown has executed an order.");
    } else {
      panel.main(bps(sum.costBps().get()) + " of their value");
      panel.facts(() -> facts(sum));
      newest(orders);
      compared(sum);
    }
    if (!costs.problems().isEmpty()) {
      panel.note(
          "Records that cannot be read: "
              + Unit.COUNT.format(costs.problems().size())
              + ", the first: "
              + costs.problems().getFirst());
    }
  }

  private void facts(CostSummary sum) {
    OrderCost cost = sum.cost().rounded(pair.decimals());
    panel.fact("executed orders", Unit.COUNT.format(sum.filled()));
    panel.fact("value", amount(sum.valueUsd()));
    part("delay", cost.delayUsd());
    part("spread", cost.spreadUsd());
    panel.fact(
        cost.spreadUsd().isPresent() ? "impact" : "spread and impact", amount(cost.impactUsd()));
    panel.fact("fee", amount(cost.feeUsd()));
    panel.fact("rounding", amount(cost.roundingUsd()));
    panel.fact("cost", amount(cost.totalUsd()));
    sum.labBps()
        .ifPresent(
            assumed -> {
              panel.fact("the lab, same decisions", amount(sum.labUsd()) + ", " + bps(assumed));
              panel.fact("more than the lab", bps(sum.excessBps().orElseThrow()));
            });
  }

  private void newest(List<CostedOrder> orders) {
    CostedOrder newest =
        orders.reversed().stream()
            .filter(order -> order.cost().isPresent())
            .findFirst()
            .orElseThrow();
    panel.note(
        "The newest, a "
            + newest.side().name()
            + " of "
            + CortexRecord.timestamp(newest.hour()).substring(0, 16)
            + ", cost "
            + bps(newest.costBps().orElseThrow())
            + ".");
  }

  private void compared(CostSummary sum) {
    lab.ifPresent(
        assumed ->
            panel.note(
                "The lab assumes a fee of "
                    + bps(assumed.feeBps())
                    + " and slippage of "
                    + bps(assumed.slippageBps())
                    + " at the decision price"
                    + (sum.compared() == sum.filled()
                        ? "."
                        : ", which is known of "
                            + Unit.COUNT.format(sum.compared())
                            + " of these orders.")));
  }

  private void part(String name, Optional<BigDecimal> part) {
    part.ifPresent(amount -> panel.fact(name, amount(amount)));
  }

  private String amount(BigDecimal amount) {
    return Unit.USD.format(amount.doubleValue(), pair.quote());
  }

  private static String bps(BigDecimal bps) {
    return Unit.BPS.format(bps.doubleValue());
  }
}
