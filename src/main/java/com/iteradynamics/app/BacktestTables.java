package com.iteradynamics.app;

import com.iteradynamics.research.Backtest;
import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.Slice;
import com.iteradynamics.research.report.BacktestReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** A backtest's figures in tables for a terminal; what is not defined is a dash. */
final class BacktestTables {
  private static final int WIDTH = 80;

  private final LabHead head;
  private final Backtest backtest;
  private final PrintWriter out;

  BacktestTables(LabHead head, Backtest backtest, PrintWriter out) {
    this.head = head;
    this.backtest = backtest;
    this.out = out;
  }

  void print() {
    figures();
    costs();
    notes();
    slices("year", backtest.byYear());
    slices("regime", backtest.byRegime());
    if (!backtest.branches().isEmpty()) {
      out.println();
      backtest
          .branches()
          .forEach((branch, count) -> out.printf(Locale.ROOT, "%7d  %s%n", count, branch));
    }
  }

  private void figures() {
    row("", "strategy", "buy and hold");
    both("equity", metrics -> head.amount(metrics.finalEquityUsd()));
    both("total return", metrics -> Figures.percent(metrics.totalReturn()));
    both("CAGR", metrics -> orDash(metrics.cagr(), Figures::percent));
    both("volatility", metrics -> orDash(metrics.volatility(), Figures::percent));
    both("Sharpe", metrics -> ratio(metrics.sharpe()));
    both("Sortino", metrics -> ratio(metrics.sortinoAllHours()));
    both("  losing hours only", metrics -> ratio(metrics.sortino()));
    both("Calmar", metrics -> ratio(metrics.calmar()));
    both("max drawdown", metrics -> Figures.percent(-metrics.maxDrawdown()));
    both("  its length", BacktestTables::length);
    both("exposure", metrics -> Figures.percent(metrics.avgExposure()));
    both("time in market", metrics -> Figures.percent(metrics.timeInMarket()));
    both("turnover, a year", metrics -> ratio(metrics.turnover()));
    Metrics metrics = backtest.strategy();
    row("closed trades", Integer.toString(metrics.trades()), "");
    row("  win rate", orDash(metrics.winRate(), Figures::percent), "");
    row("  profit factor", ratio(metrics.profitFactor()), "");
    both("fees", each -> head.amount(each.feesUsd()));
    both("slippage", each -> head.amount(each.slippageUsd()));
  }

  private void costs() {
    out.printf(
        Locale.ROOT,
        "%nbefore costs %s, after costs %s%n",
        Figures.percent(backtest.beforeCosts().totalReturn()),
        Figures.percent(backtest.strategy().totalReturn()));
  }

  /** What the figures hide, each sentence on lines of its own. */
  private void notes() {
    List<String> notes = BacktestReport.notes(head.productId(), backtest);
    if (!notes.isEmpty()) {
      out.println();
    }
    notes.forEach(note -> Plain.lines(note, WIDTH).forEach(out::println));
  }

  private void slices(String title, Map<String, Slice> slices) {
    out.printf(
        Locale.ROOT,
        "%n%-16s%7s%11s%14s%14s%10s%8s%n",
        title,
        "hours",
        "strategy",
        "buy and hold",
        "max drawdown",
        "exposure",
        "trades");
    slices.forEach(
        (name, slice) -> {
          Metrics metrics = slice.strategy();
          out.printf(
              Locale.ROOT,
              "%-16s%7d%11s%14s%14s%10s%8d%n",
              name,
              metrics.bars(),
              Figures.percent(metrics.totalReturn()),
              Figures.percent(slice.hold().totalReturn()),
              Figures.percent(-metrics.maxDrawdown()),
              Figures.percent(metrics.avgExposure()),
              metrics.trades());
        });
  }

  private void both(String name, Function<Metrics, String> figure) {
    row(name, figure.apply(backtest.strategy()), figure.apply(backtest.hold()));
  }

  private void row(String name, String strategy, String hold) {
    out.println(String.format(Locale.ROOT, "%-20s%20s%20s", name, strategy, hold).stripTrailing());
  }

  private static String length(Metrics metrics) {
    return metrics.maxDrawdownHours() + (metrics.maxDrawdownRecovered() ? " h" : " h, open");
  }

  private static String ratio(OptionalDouble value) {
    return orDash(value, known -> String.format(Locale.ROOT, "%.2f", known));
  }

  private static String orDash(OptionalDouble value, DoubleFunction<String> figure) {
    return value.isPresent() ? figure.apply(value.getAsDouble()) : "-";
  }
}
