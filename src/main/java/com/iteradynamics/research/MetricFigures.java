package com.iteradynamics.research;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import java.util.List;
import java.util.Map;

/** The figures of {@link Metrics}, each with its name, its words and its unit. */
public final class MetricFigures {
  public static final Figure<Metrics> TOTAL_RETURN =
      Figure.of(
          "total_return",
          "total return",
          "gain or loss over the whole span, after costs",
          Unit.FRACTION,
          Metrics::totalReturn);

  public static final Figure<Metrics> CAGR =
      Figure.<Metrics>of("cagr", "CAGR", "the same as growth a year", Unit.FRACTION, Metrics::cagr)
          .orElse(metrics -> metrics.finalEquityUsd() > 0 ? "no time passed" : "nothing is left");

  public static final Figure<Metrics> SHARPE =
      Figure.<Metrics>of(
              "sharpe",
              "Sharpe",
              "mean return per unit of volatility, a year",
              Unit.RATIO,
              Metrics::sharpe)
          .orElse("returns do not vary");

  public static final Figure<Metrics> SORTINO =
      Figure.<Metrics>of(
              "sortino_all_hours",
              "Sortino",
              "the same with losses alone as risk",
              Unit.RATIO,
              Metrics::sortinoAllHours)
          .orElse("no losing hour");

  public static final Figure<Metrics> CALMAR =
      Figure.<Metrics>of(
              "calmar", "Calmar", "CAGR per unit of the deepest loss", Unit.RATIO, Metrics::calmar)
          .orElse(metrics -> metrics.maxDrawdown() > 0 ? "no growth rate" : "it never fell");

  public static final Figure<Metrics> MAX_DRAWDOWN =
      Figure.of(
          "max_drawdown",
          "max drawdown",
          "deepest loss from an earlier peak",
          Unit.LOSS,
          Metrics::maxDrawdown);

  public static final Figure<Metrics> EXPOSURE =
      Figure.of(
          "avg_exposure",
          "exposure",
          "mean share of equity in the market",
          Unit.FRACTION,
          Metrics::avgExposure);

  public static final Figure<Metrics> TRADES =
      Figure.of(
          "trades",
          "closed trades",
          "positions opened and closed again; one that is open at the end is none",
          Unit.COUNT,
          Metrics::trades);

  public static final Figure<Metrics> FEES =
      Figure.of("fees_usd", "fees", "paid to the venue", Unit.USD, Metrics::feesUsd);

  public static final Figure<Metrics> SLIPPAGE =
      Figure.of(
          "slippage_usd",
          "slippage",
          "what fills were worse than the market's price",
          Unit.USD,
          Metrics::slippageUsd);

  public static final Figure<Metrics> BARS =
      Figure.of("bars", "hours", "hours with a candle", Unit.COUNT, Metrics::bars);

  private static final Figure<Metrics> FINAL_EQUITY =
      Figure.of("final_equity", "equity", "at the last close", Unit.USD, Metrics::finalEquityUsd);

  private static final Figure<Metrics> VOLATILITY =
      Figure.<Metrics>of(
              "volatility",
              "volatility",
              "how much returns vary, a year",
              Unit.FRACTION,
              Metrics::volatility)
          .orElse("fewer than two hours");

  private static final Figure<Metrics> SORTINO_OF_LOSSES =
      Figure.<Metrics>of(
              "sortino",
              "  losing hours only",
              "the same with the mean over the losing hours, as the Python harness has it",
              Unit.RATIO,
              Metrics::sortino)
          .orElse("no losing hour");

  private static final Figure<Metrics> DRAWDOWN_HOURS =
      Figure.<Metrics>of(
              "max_drawdown_hours",
              "  its length",
              "from that peak until it was reached again, elapsed time; open if it was not",
              Unit.HOURS,
              Metrics::maxDrawdownHours)
          .with(metrics -> metrics.maxDrawdownRecovered() ? "" : "open");

  private static final Figure<Metrics> TIME_IN_MARKET =
      Figure.of(
          "time_in_market",
          "time in market",
          "share of hours with more than 1 % of equity in it",
          Unit.FRACTION,
          Metrics::timeInMarket);

  private static final Figure<Metrics> TURNOVER =
      Figure.<Metrics>of(
              "turnover",
              "turnover, a year",
              "times equity was traded",
              Unit.RATIO,
              Metrics::turnover)
          .orElse("no time passed");

  private static final Figure<Metrics> WIN_RATE =
      Figure.<Metrics>of(
              "win_rate",
              "  win rate",
              "share of closed trades with a profit after fees",
              Unit.FRACTION,
              Metrics::winRate)
          .orElse("no trade was closed");

  private static final Figure<Metrics> PROFIT_FACTOR =
      Figure.<Metrics>of(
              "profit_factor",
              "  profit factor",
              "what winning trades earned per unit lost by others",
              Unit.RATIO,
              Metrics::profitFactor)
          .orElse(metrics -> metrics.trades() == 0 ? "no trade was closed" : "no losing trade");

  /** All of them, in the order of files. */
  private static final List<Figure<Metrics>> ALL =
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
          Figure.of("max_drawdown_recovered", "", "", Unit.COUNT, Metrics::maxDrawdownRecovered),
          EXPOSURE,
          TIME_IN_MARKET,
          TURNOVER,
          Figure.of("rebalances", "", "", Unit.COUNT, Metrics::rebalances),
          TRADES,
          WIN_RATE,
          PROFIT_FACTOR,
          FEES,
          SLIPPAGE,
          Figure.of("start_equity", "", "", Unit.USD, Metrics::startUsd),
          FINAL_EQUITY,
          BARS,
          Figure.of("years", "", "", Unit.RATIO, Metrics::years));

  /** What a trial's line in a table of trials has, in order. */
  public static final List<Figure<Metrics>> OF_A_TRIAL =
      List.of(
          TOTAL_RETURN,
          CAGR,
          VOLATILITY,
          SHARPE,
          SORTINO_OF_LOSSES,
          SORTINO,
          CALMAR,
          MAX_DRAWDOWN,
          EXPOSURE,
          TURNOVER,
          TRADES,
          WIN_RATE,
          PROFIT_FACTOR,
          FEES,
          FINAL_EQUITY);

  private MetricFigures() {}

  /** The figures by name, in the order of files; what is not defined is left out. */
  public static Map<String, Object> json(Metrics metrics) {
    return Figure.json(ALL, metrics);
  }

  /** A strategy's figures as rows, each beside that of buying and holding where it has one. */
  public static List<Table.Row> rows(Metrics strategy, Metrics hold) {
    List<Figure<Metrics>> ofTrades = List.of(TRADES, WIN_RATE, PROFIT_FACTOR);
    return List.of(
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
        .stream()
        .map(
            figure ->
                figure.row(
                    figure.cell(strategy),
                    ofTrades.contains(figure) ? Cell.words("") : figure.cell(hold)))
        .toList();
  }
}
