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
import java.util.function.Function;

/** All figures of a strategy beside those of holding, each with its meaning. */
final class MetricFigures {
  private final Metrics strategy;
  private final Metrics hold;
  private final String currency;
  private final List<Row> rows = new ArrayList<>();

  private MetricFigures(Metrics strategy, Metrics hold, String currency) {
    this.strategy = strategy;
    this.hold = hold;
    this.currency = currency;
  }

  /** The table of all figures; what is not defined says why. */
  static Table table(Metrics strategy, Metrics hold, String currency) {
    MetricFigures figures = new MetricFigures(strategy, hold, currency);
    figures.growth();
    figures.risk();
    figures.activity();
    return new Table(
        "All figures", "", Column.of("Figure", "Strategy", "Buy and hold"), figures.rows);
  }

  private void growth() {
    both(
        "Equity at the end",
        String.format(Locale.ROOT, "from %s", Unit.USD.format(strategy.startUsd(), currency)),
        metrics -> Cell.usd(metrics.finalEquityUsd()));
    both(
        "Total return",
        "gain or loss over the whole span, after costs",
        metrics -> Cell.fraction(metrics.totalReturn()));
    both("CAGR", "the same as growth a year", MetricFigures::cagr);
  }

  private void risk() {
    both(
        "Volatility",
        "how much returns vary, a year",
        metrics -> Cell.of(metrics.volatility(), Unit.FRACTION, "fewer than two hours"));
    both("Sharpe", "mean return per unit of volatility, a year", MetricFigures::sharpe);
    both(
        "Sortino",
        "the same with losses alone as risk",
        metrics -> Cell.of(metrics.sortinoAllHours(), Unit.RATIO, "no losing hour"));
    both("Calmar", "CAGR per unit of the deepest loss", MetricFigures::calmar);
    both(
        "Max drawdown",
        "deepest loss from an earlier peak",
        metrics -> Cell.fraction(-metrics.maxDrawdown()));
    both(
        "Its length",
        "from that peak until it was reached again, elapsed time",
        metrics -> new Cell.Words(length(metrics)));
  }

  private void activity() {
    both("Exposure", "mean share of equity in the market", m -> Cell.fraction(m.avgExposure()));
    both(
        "Time in market",
        "share of hours with more than 1 % of equity in it",
        metrics -> Cell.fraction(metrics.timeInMarket()));
    both(
        "Turnover",
        "times equity was traded, a year",
        metrics -> Cell.of(metrics.turnover(), Unit.RATIO, "no time passed"));
    one(
        "Trades",
        "positions opened and closed again; one that is open at the end is none",
        Cell.count(strategy.trades()));
    one(
        "Win rate",
        "share of closed trades with a profit after fees",
        Cell.of(strategy.winRate(), Unit.FRACTION, "no trade was closed"));
    one("Profit factor", "what winning trades earned per unit lost by others", profitFactor());
    both("Fees", "paid to the venue", metrics -> Cell.usd(metrics.feesUsd()));
    both(
        "Slippage",
        "what fills were worse than the market's price",
        metrics -> Cell.usd(metrics.slippageUsd()));
  }

  static Cell cagr(Metrics metrics) {
    return Cell.of(
        metrics.cagr(),
        Unit.FRACTION,
        metrics.finalEquityUsd() > 0 ? "no time passed" : "nothing is left");
  }

  static Cell sharpe(Metrics metrics) {
    return Cell.of(metrics.sharpe(), Unit.RATIO, "returns do not vary");
  }

  private static Cell calmar(Metrics metrics) {
    return Cell.of(
        metrics.calmar(),
        Unit.RATIO,
        metrics.maxDrawdown() > 0 ? "no growth rate" : "it never fell");
  }

  private Cell profitFactor() {
    return Cell.of(
        strategy.profitFactor(),
        Unit.RATIO,
        strategy.trades() == 0 ? "no trade was closed" : "no losing trade");
  }

  private static String length(Metrics metrics) {
    String hours = Unit.HOURS.format(metrics.maxDrawdownHours());
    return metrics.maxDrawdownRecovered() ? hours : hours + ", not reached again";
  }

  private void both(String name, String meaning, Function<Metrics, Cell> figure) {
    rows.add(new Row(name, meaning, List.of(figure.apply(strategy), figure.apply(hold))));
  }

  private void one(String name, String meaning, Cell figure) {
    rows.add(new Row(name, meaning, List.of(figure, new Cell.Words(""))));
  }
}
