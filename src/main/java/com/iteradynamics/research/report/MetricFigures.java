package com.iteradynamics.research.report;

import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.report.FigureTable.Row;
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
  static FigureTable table(Metrics strategy, Metrics hold, String currency) {
    MetricFigures figures = new MetricFigures(strategy, hold, currency);
    figures.growth();
    figures.risk();
    figures.activity();
    return new FigureTable(
        "All figures", "", List.of("Figure", "Strategy", "Buy and hold"), figures.rows);
  }

  private void growth() {
    both(
        "Equity at the end",
        String.format(Locale.ROOT, "from %s", Unit.USD.format(strategy.startUsd(), currency)),
        metrics -> Figure.usd(metrics.finalEquityUsd()));
    both(
        "Total return",
        "gain or loss over the whole span, after costs",
        metrics -> Figure.fraction(metrics.totalReturn()));
    both("CAGR", "the same as growth a year", MetricFigures::cagr);
  }

  private void risk() {
    both(
        "Volatility",
        "how much returns vary, a year",
        metrics -> Figure.of(metrics.volatility(), Unit.FRACTION, "fewer than two hours"));
    both("Sharpe", "mean return per unit of volatility, a year", MetricFigures::sharpe);
    both(
        "Sortino",
        "the same with losses alone as risk",
        metrics -> Figure.of(metrics.sortinoAllHours(), Unit.RATIO, "no losing hour"));
    both("Calmar", "CAGR per unit of the deepest loss", MetricFigures::calmar);
    both(
        "Max drawdown",
        "deepest loss from an earlier peak",
        metrics -> Figure.fraction(-metrics.maxDrawdown()));
    both(
        "Its length",
        "from that peak until it was reached again, elapsed time",
        metrics -> new Figure.Words(length(metrics)));
  }

  private void activity() {
    both("Exposure", "mean share of equity in the market", m -> Figure.fraction(m.avgExposure()));
    both(
        "Time in market",
        "share of hours with more than 1 % of equity in it",
        metrics -> Figure.fraction(metrics.timeInMarket()));
    both(
        "Turnover",
        "times equity was traded, a year",
        metrics -> Figure.of(metrics.turnover(), Unit.RATIO, "no time passed"));
    one(
        "Trades",
        "positions opened and closed again; one that is open at the end is none",
        Figure.count(strategy.trades()));
    one(
        "Win rate",
        "share of closed trades with a profit after fees",
        Figure.of(strategy.winRate(), Unit.FRACTION, "no trade was closed"));
    one("Profit factor", "what winning trades earned per unit lost by others", profitFactor());
    both("Fees", "paid to the venue", metrics -> Figure.usd(metrics.feesUsd()));
    both(
        "Slippage",
        "what fills were worse than the market's price",
        metrics -> Figure.usd(metrics.slippageUsd()));
  }

  static Figure cagr(Metrics metrics) {
    return Figure.of(
        metrics.cagr(),
        Unit.FRACTION,
        metrics.finalEquityUsd() > 0 ? "no time passed" : "nothing is left");
  }

  static Figure sharpe(Metrics metrics) {
    return Figure.of(metrics.sharpe(), Unit.RATIO, "returns do not vary");
  }

  private static Figure calmar(Metrics metrics) {
    return Figure.of(
        metrics.calmar(),
        Unit.RATIO,
        metrics.maxDrawdown() > 0 ? "no growth rate" : "it never fell");
  }

  private Figure profitFactor() {
    return Figure.of(
        strategy.profitFactor(),
        Unit.RATIO,
        strategy.trades() == 0 ? "no trade was closed" : "no losing trade");
  }

  private static String length(Metrics metrics) {
    String hours = Unit.HOURS.format(metrics.maxDrawdownHours());
    return metrics.maxDrawdownRecovered() ? hours : hours + ", not reached again";
  }

  private void both(String name, String meaning, Function<Metrics, Figure> figure) {
    rows.add(new Row(name, meaning, List.of(figure.apply(strategy), figure.apply(hold))));
  }

  private void one(String name, String meaning, Figure figure) {
    rows.add(new Row(name, meaning, List.of(figure, new Figure.Words(""))));
  }
}
