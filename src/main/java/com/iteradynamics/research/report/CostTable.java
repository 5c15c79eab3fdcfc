package com.iteradynamics.research.report;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A ladder of costs as a table, with the returns as bars. */
public final class CostTable {
  private CostTable() {}

  public static Table of(CostLadder ladder) {
    double lowest = Math.min(0, returns(ladder).min().orElse(0));
    double highest = Math.max(0, returns(ladder).max().orElse(0));
    List<Row> rows = new ArrayList<>();
    for (CostLadder.Rung rung : ladder.rungs()) {
      Metrics metrics = rung.metrics();
      rows.add(
          new Row(
              rung.name(),
              rung.reported() ? "this report" : "",
              List.of(
                  new Cell.Known(rung.costs().feeBps(), Unit.BPS),
                  new Cell.Known(rung.costs().slippageBps(), Unit.BPS),
                  Cell.fraction(metrics.totalReturn()),
                  new Cell.Bar(metrics.totalReturn(), lowest, highest),
                  MetricFigures.sharpe(metrics),
                  Cell.usd(metrics.feesUsd() + metrics.slippageUsd()),
                  Cell.count(metrics.trades()))));
    }
    return new Table(
        "What costs eat",
        "The same strategy over the same candles at other costs. Costs change what is left to trade"
            + " with and, by the governors, what is traded."
            + eaten(ladder),
        Column.of("Who pays", "Fee", "Slippage", "Return", "", "Sharpe", "Costs", "Trades"),
        rows);
  }

  private static DoubleStream returns(CostLadder ladder) {
    return ladder.rungs().stream().mapToDouble(rung -> rung.metrics().totalReturn());
  }

  /** How much of what was there without costs is left with most of them. */
  private static String eaten(CostLadder ladder) {
    if (ladder.rungs().size() < 2) {
      return "";
    }
    CostLadder.Rung cheap = ladder.rungs().getFirst();
    CostLadder.Rung dear = ladder.rungs().getLast();
    double free = cheap.metrics().totalReturn();
    double paid = dear.metrics().totalReturn();
    String both =
        String.format(
            Locale.ROOT,
            " From %s to %s the return goes from %s to %s",
            cheap.name(),
            dear.name(),
            Unit.FRACTION.format(free),
            Unit.FRACTION.format(paid));
    if (free <= 0) {
      return both + ": there was nothing for costs to eat.";
    }
    if (paid <= 0) {
      return both + ": costs eat all of the edge and more.";
    }
    return both + ": costs eat " + Unit.FRACTION.format((free - paid) / free) + " of the edge.";
  }
}
