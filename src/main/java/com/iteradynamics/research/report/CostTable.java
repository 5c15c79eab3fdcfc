package com.iteradynamics.research.report;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.Costs;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The same run at different costs, with the returns as bars. */
public final class CostTable {
  private CostTable() {}

  /**
   * A run.
   *
   * @param name who pays such costs
   * @param source where the costs come from, in a sentence; may be empty
   * @param costs the costs
   * @param metrics the result
   * @param reported whether it is the run that the rest of the report is about
   */
  public record CostLevel(
      String name, String source, Costs costs, PerformanceMetrics metrics, boolean reported) {
    private Row row(double lowest, double highest) {
      return new Row(
          name,
          reported ? ("This report. " + source).strip() : source,
          List.of(
              new Cell.Known(costs.makerBps(), Unit.BPS),
              new Cell.Known(costs.takerBps(), Unit.BPS),
              new Cell.Known(costs.slippageBps(), Unit.BPS),
              MetricFigures.TOTAL_RETURN.cell(metrics),
              new Cell.Bar(metrics.totalReturn(), lowest, highest),
              MetricFigures.SHARPE.cell(metrics),
              Cell.usd(metrics.feesUsd() + metrics.slippageUsd()),
              MetricFigures.TRADES.cell(metrics)));
    }
  }

  /**
   * The table.
   *
   * @param rungs the cheapest first
   */
  public static Table of(List<CostLevel> rungs) {
    double lowest = Math.min(0, returns(rungs).min().orElse(0));
    double highest = Math.max(0, returns(rungs).max().orElse(0));
    return new Table(
        "Sensitivity to costs",
        "The same strategy over the same candles at other costs. Costs change equity"
            + " and, through the governors, the trades."
            + eaten(rungs),
        Column.of(
            "cost level", "maker", "taker", "slippage", "return", "", "Sharpe", "costs", "trades"),
        rungs.stream().map(rung -> rung.row(lowest, highest)).toList());
  }

  private static DoubleStream returns(List<CostLevel> rungs) {
    return rungs.stream().mapToDouble(rung -> rung.metrics().totalReturn());
  }

  /** How much of what was there without costs is left with most of them. */
  private static String eaten(List<CostLevel> rungs) {
    if (rungs.size() < 2) {
      return "";
    }
    CostLevel cheap = rungs.getFirst();
    CostLevel dear = rungs.getLast();
    double free = cheap.metrics().totalReturn();
    double paid = dear.metrics().totalReturn();
    String both =
        String.format(
            Locale.ROOT,
            " From %s to %s the return changes from %s to %s",
            cheap.name(),
            dear.name(),
            Unit.FRACTION.format(free),
            Unit.FRACTION.format(paid));
    if (free <= 0) {
      return both + ": there was no edge before costs.";
    }
    if (paid <= 0) {
      return both + ": costs exceed the edge.";
    }
    return both + ": costs take " + Unit.FRACTION.format((free - paid) / free) + " of the edge.";
  }
}
