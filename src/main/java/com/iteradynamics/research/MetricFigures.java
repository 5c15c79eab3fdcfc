package com.iteradynamics.research;

import static com.iteradynamics.document.Unit.COUNT;
import static com.iteradynamics.document.Unit.FRACTION;
import static com.iteradynamics.document.Unit.HOURS;
import static com.iteradynamics.document.Unit.LOSS;
import static com.iteradynamics.document.Unit.RATIO;
import static com.iteradynamics.document.Unit.USD;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.tablefile.FileColumn;
import com.iteradynamics.tablefile.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures of {@link PerformanceMetrics}, each with its name, its words and its unit. */
public final class MetricFigures {
  private static final String RECOVERED = "max_drawdown_recovered";

  /** Final equity / start - 1, fraction. */
  public static final Figure<PerformanceMetrics> TOTAL_RETURN =
      of("total return", "over the whole span", FRACTION, PerformanceMetrics::totalReturn);

  /** Growth a year, fraction. */
  public static final Figure<PerformanceMetrics> CAGR =
      of("CAGR", "compound annual growth rate", FRACTION, PerformanceMetrics::cagr)
          .orElse(metrics -> metrics.finalEquityUsd() > 0 ? "no time passed" : "equity is 0");

  /** Annualized Sharpe ratio of hourly returns. */
  public static final Figure<PerformanceMetrics> SHARPE =
      of("Sharpe", "mean return / volatility, annualized", RATIO, PerformanceMetrics::sharpe)
          .orElse("returns do not vary");

  /** Annualized Sortino ratio, the mean over all hours: {@code sortinoAllHours}. */
  public static final Figure<PerformanceMetrics> SORTINO =
      of(
              "Sortino",
              "mean return / downside deviation, annualized",
              RATIO,
              PerformanceMetrics::sortinoAllHours)
          .named("sortino_all_hours")
          .orElse("no losing hour");

  /** Growth a year / deepest drawdown. */
  public static final Figure<PerformanceMetrics> CALMAR =
      of("Calmar", "CAGR / max drawdown", RATIO, PerformanceMetrics::calmar)
          .orElse(metrics -> metrics.maxDrawdown() > 0 ? "no CAGR" : "no drawdown");

  /** Deepest loss from an earlier peak, 0..1. */
  public static final Figure<PerformanceMetrics> MAX_DRAWDOWN =
      of("max drawdown", "largest loss from a peak", LOSS, PerformanceMetrics::maxDrawdown);

  /** Mean share of equity in the market, 0..1. */
  public static final Figure<PerformanceMetrics> EXPOSURE =
      of(
              "exposure",
              "average share of equity in the market",
              FRACTION,
              PerformanceMetrics::avgExposure)
          .named("avg_exposure");

  /** Positions that were opened and closed again. */
  public static final Figure<PerformanceMetrics> TRADES =
      of(
              "closed trades",
              "without a position that is open at the end",
              COUNT,
              PerformanceMetrics::trades)
          .named("trades");

  /** Hours with a candle. */
  public static final Figure<PerformanceMetrics> BARS =
      of("hours", "hours with a candle", COUNT, PerformanceMetrics::bars).named("bars");

  private static final Figure<PerformanceMetrics> FINAL_EQUITY =
      of("equity", "at the last close", USD, PerformanceMetrics::finalEquityUsd)
          .named("final_equity");

  /** Standard deviation of hourly returns, annualized, fraction. */
  public static final Figure<PerformanceMetrics> VOLATILITY =
      of(
              "volatility",
              "standard deviation of returns, annualized",
              FRACTION,
              PerformanceMetrics::volatility)
          .orElse("fewer than two hours");

  private static final Figure<PerformanceMetrics> SORTINO_OF_LOSSES =
      of(
              "  Sortino (reference definition)",
              "as in the Python reference: losing hours only",
              RATIO,
              PerformanceMetrics::sortino)
          .named("sortino")
          .orElse("no losing hour");

  private static final Figure<PerformanceMetrics> DRAWDOWN_HOURS =
      of(
              "  drawdown duration",
              "until equity was back at the peak",
              HOURS,
              PerformanceMetrics::maxDrawdownHours)
          .named("max_drawdown_hours")
          .with(metrics -> metrics.maxDrawdownRecovered() ? "" : "open");

  private static final Figure<PerformanceMetrics> TIME_IN_MARKET =
      of(
          "time in market",
          "hours with exposure above 1 %",
          FRACTION,
          PerformanceMetrics::timeInMarket);

  private static final Figure<PerformanceMetrics> TURNOVER =
      of("turnover, a year", "traded value / equity", RATIO, PerformanceMetrics::turnover)
          .named("turnover")
          .orElse("no time passed");

  /** Share of trades with a net profit, 0..1. */
  public static final Figure<PerformanceMetrics> WIN_RATE =
      of("  win rate", "share of trades with a net profit", FRACTION, PerformanceMetrics::winRate)
          .orElse("no closed trade");

  /** What winning trades earned / what losing ones lost. */
  public static final Figure<PerformanceMetrics> PROFIT_FACTOR =
      of("  profit factor", "gross profit / gross loss", RATIO, PerformanceMetrics::profitFactor)
          .orElse(metrics -> metrics.trades() == 0 ? "no closed trade" : "no losing trade");

  private static final Figure<PerformanceMetrics> FEES =
      of("fees", "paid to the venue", USD, PerformanceMetrics::feesUsd).named("fees_usd");

  private static final Figure<PerformanceMetrics> SLIPPAGE =
      of(
              "slippage",
              "cost of fills worse than the market price",
              USD,
              PerformanceMetrics::slippageUsd)
          .named("slippage_usd");

  /** All of them, in the order of files. */
  private static final List<Figure<PerformanceMetrics>> ALL =
      List.of(
          TOTAL_RETURN,
          CAGR,
          VOLATILITY,
          SHARPE,
          SORTINO_OF_LOSSES,
          SORTINO,
          CALMAR,
          MAX_DRAWDOWN,
          DRAWDOWN_HOURS,
          Figure.file(RECOVERED, PerformanceMetrics::maxDrawdownRecovered),
          EXPOSURE,
          TIME_IN_MARKET,
          TURNOVER,
          Figure.file("rebalances", PerformanceMetrics::rebalances),
          TRADES,
          WIN_RATE,
          PROFIT_FACTOR,
          FEES,
          SLIPPAGE,
          Figure.file("start_equity", PerformanceMetrics::startUsd),
          FINAL_EQUITY,
          BARS,
          Figure.file("years", PerformanceMetrics::years));

  /** What a trial's line in a table of trials has, in order. */
  public static final List<Figure<PerformanceMetrics>> OF_A_TRIAL =
      ALL.stream()
          .filter(figure -> !figure.label().isEmpty())
          .filter(each -> !List.of(DRAWDOWN_HOURS, TIME_IN_MARKET, SLIPPAGE, BARS).contains(each))
          .toList();

  /** Of these, those that are whole numbers. */
  private static final Set<String> WHOLE =
      Set.of("rebalances", DRAWDOWN_HOURS.name(), TRADES.name(), BARS.name());

  private MetricFigures() {}

  /** The same as columns of a file. */
  public static List<FileColumn<PerformanceMetrics>> columns() {
    return ALL.stream().map(figure -> FileColumn.of(figure, kind(figure))).toList();
  }

  /** What a file holds of {@code figure}. */
  public static Kind kind(Figure<PerformanceMetrics> figure) {
    return figure.name().equals(RECOVERED)
        ? Kind.FLAG
        : WHOLE.contains(figure.name()) ? Kind.COUNT : Kind.NUMBER;
  }

  private static Figure<PerformanceMetrics> of(
      String label, String meaning, Unit unit, Function<PerformanceMetrics, ?> value) {
    return Figure.of(label, meaning, unit, value);
  }

  /** The figures by name, in the order of files; what is not defined is left out. */
  public static Map<String, Object> json(PerformanceMetrics metrics) {
    return Figure.json(ALL, metrics);
  }

  /** A strategy's figures as rows, each beside that of buying and holding, which has no trades. */
  public static List<Table.Row> rows(PerformanceMetrics strategy, PerformanceMetrics hold) {
    List<Figure<PerformanceMetrics>> ofTrades = List.of(TRADES, WIN_RATE, PROFIT_FACTOR);
    return Stream.of(
            FINAL_EQUITY,
            TOTAL_RETURN,
            CAGR,
            VOLATILITY,
            SHARPE,
            SORTINO,
            SORTINO_OF_LOSSES,
            CALMAR,
            MAX_DRAWDOWN,
            DRAWDOWN_HOURS,
            EXPOSURE,
            TIME_IN_MARKET,
            TURNOVER,
            TRADES,
            WIN_RATE,
            PROFIT_FACTOR,
            FEES,
            SLIPPAGE)
        .map(
            figure ->
                figure.row(
                    figure.cell(strategy),
                    ofTrades.contains(figure) ? Cell.words("") : figure.cell(hold)))
        .toList();
  }
}
