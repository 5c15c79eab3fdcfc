package com.iteradynamics.research.statistics;

import static com.iteradynamics.document.Unit.COUNT;
import static com.iteradynamics.document.Unit.FRACTION;
import static com.iteradynamics.document.Unit.HOURS;
import static com.iteradynamics.document.Unit.LOSS;
import static com.iteradynamics.document.Unit.RATIO;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import java.util.List;
import java.util.function.Function;

/** The figures of {@link BookStatistics}, each with its name, its words and its unit. */
public final class StatisticFigures {
  /** Where files have them. */
  public static final String NAME = "statistics";

  private static final String NO_TRADE = "no closed trade";
  private static final String FEW_DAYS = "fewer than 20 days, or they do not vary";
  private static final String FLAT = "returns do not vary";

  private static final Figure<BookStatistics> EXPECTANCY =
      ofTrades("expectancy", "mean return of a trade, of equity", TradeStatistics::expectancy);

  private static final Figure<BookStatistics> AVERAGE_WIN =
      ofTrades("average win", "of trades that won, of equity", TradeStatistics::averageWin)
          .orElse("no winning trade");

  private static final Figure<BookStatistics> AVERAGE_LOSS =
      ofTrades("average loss", "of trades that lost, of equity", TradeStatistics::averageLoss)
          .orElse("no losing trade");

  private static final Figure<BookStatistics> PAYOFF =
      ofTrades("payoff ratio", "average win / average loss", TradeStatistics::payoffRatio)
          .in(RATIO)
          .orElse("no winning, or no losing trade");

  private static final Figure<BookStatistics> QUALITY =
      ofTrades(
              "SQN",
              "system quality number: root of trades x mean / deviation of their returns",
              TradeStatistics::systemQuality)
          .named("system_quality_number")
          .in(RATIO)
          .orElse("fewer than two trades, or they do not vary");

  private static final Figure<BookStatistics> HOLDING =
      ofTrades(
              "average holding time",
              "from the hour of the first buy to that of the last sale",
              TradeStatistics::holdingHours)
          .named("average_holding_hours")
          .in(HOURS);

  private static final Figure<BookStatistics> WINS =
      ofTrades("longest run of wins", "trades in a row", TradeStatistics::longestWins).in(COUNT);

  private static final Figure<BookStatistics> LOSSES =
      ofTrades("longest run of losses", "trades in a row", TradeStatistics::longestLosses)
          .in(COUNT);

  private static final List<Figure<BookStatistics>> OF_TRADES =
      List.of(EXPECTANCY, AVERAGE_WIN, AVERAGE_LOSS, PAYOFF, QUALITY, HOLDING, WINS, LOSSES);

  private static final Figure<BookStatistics> VALUE_AT_RISK =
      ofTails("VaR, a day", "loss that 95 % of days do not exceed", TailStatistics::valueAtRisk)
          .named("value_at_risk")
          .in(LOSS)
          .orElse(FEW_DAYS);

  private static final Figure<BookStatistics> BEYOND =
      ofTails(
              "CVaR, a day",
              "mean loss of the worst 5 % of days",
              TailStatistics::conditionalValueAtRisk)
          .named("conditional_value_at_risk")
          .in(LOSS)
          .orElse(FEW_DAYS);

  private static final Figure<BookStatistics> SKEWNESS =
      ofTails("skewness", "of daily returns; normal 0", TailStatistics::skewness).orElse(FEW_DAYS);

  private static final Figure<BookStatistics> KURTOSIS =
      ofTails("kurtosis", "of daily returns; normal 3", TailStatistics::kurtosis).orElse(FEW_DAYS);

  private static final Figure<BookStatistics> TAIL_RATIO =
      ofTails(
              "tail ratio",
              "best 5 % of days begin at / worst 5 % begin at",
              TailStatistics::tailRatio)
          .orElse("the worst 5 % of days do not lose, or there are fewer than 20");

  private static final Figure<BookStatistics> ULCER =
      ofTails("ulcer index", "root mean square of drawdowns", TailStatistics::ulcerIndex)
          .in(FRACTION)
          .orElse("equity never fell");

  private static final Figure<BookStatistics> GAIN_TO_PAIN =
      ofTails(
              "gain-to-pain",
              "sum of monthly returns / sum of losing ones",
              TailStatistics::gainToPain)
          .named("gain_to_pain")
          .orElse("no losing month");

  private static final Figure<BookStatistics> BETA =
      besideHolding("beta to holding", "of hourly returns", RATIO, MarketStatistics::beta)
          .named("beta");

  private static final Figure<BookStatistics> ALPHA =
      besideHolding("alpha", "return a year that beta leaves", FRACTION, MarketStatistics::alpha);

  private static final Figure<BookStatistics> CORRELATION =
      besideHolding(
          "correlation", "with holding, hourly returns", RATIO, MarketStatistics::correlation);

  private static final Figure<BookStatistics> UP_CAPTURE =
      besideHolding(
              "up capture",
              "growth / holding's, in months that it gained",
              FRACTION,
              MarketStatistics::upCapture)
          .orElse("holding gained in no month");

  private static final Figure<BookStatistics> DOWN_CAPTURE =
      besideHolding(
              "down capture",
              "the same in months that it lost",
              FRACTION,
              MarketStatistics::downCapture)
          .orElse("holding lost in no month");

  private static final List<Figure<BookStatistics>> BESIDE_HOLDING =
      List.of(BETA, ALPHA, CORRELATION, UP_CAPTURE, DOWN_CAPTURE);

  private static final Figure<BookStatistics> PROBABILISTIC =
      Figure.<BookStatistics>of(
              "probabilistic_sharpe",
              "probability of Sharpe > 0",
              "that the true ratio is above 0",
              FRACTION,
              BookStatistics::probabilisticSharpe)
          .orElse(FLAT);

  private static final Figure<BookStatistics> TRACK_RECORD =
      Figure.<BookStatistics>of(
              "minimum_track_record_hours",
              "minimum track record",
              "until Sharpe is above 0 with 95 % probability",
              HOURS,
              BookStatistics::minimumTrackRecord)
          .orElse("Sharpe is not above 0");

  /** Those that a terminal shows, too. */
  private static final List<Figure<BookStatistics>> SHOWN =
      List.of(EXPECTANCY, PAYOFF, BEYOND, ULCER, BETA, TRACK_RECORD);

  /** All of them, in the order of files. */
  static final List<Figure<BookStatistics>> ALL =
      List.of(
          EXPECTANCY,
          AVERAGE_WIN,
          AVERAGE_LOSS,
          PAYOFF,
          QUALITY,
          HOLDING,
          WINS,
          LOSSES,
          VALUE_AT_RISK,
          BEYOND,
          SKEWNESS,
          KURTOSIS,
          TAIL_RATIO,
          ULCER,
          GAIN_TO_PAIN,
          BETA,
          ALPHA,
          CORRELATION,
          UP_CAPTURE,
          DOWN_CAPTURE,
          PROBABILISTIC,
          TRACK_RECORD);

  private StatisticFigures() {}

  private static Figure<BookStatistics> ofTrades(
      String label, String meaning, Function<TradeStatistics, ?> value) {
    return Figure.<TradeStatistics>of(label, meaning, FRACTION, value)
        .orElse(NO_TRADE)
        .of(BookStatistics::trades);
  }

  private static Figure<BookStatistics> ofTails(
      String label, String meaning, Function<TailStatistics, ?> value) {
    return Figure.<TailStatistics>of(label, meaning, RATIO, value).of(BookStatistics::tails);
  }

  private static Figure<BookStatistics> besideHolding(
      String label, String meaning, Unit unit, Function<MarketStatistics, ?> value) {
    return Figure.<MarketStatistics>of(label, meaning, unit, value)
        .orElse("returns of one do not vary")
        .of(BookStatistics::market);
  }

  /** Those that a terminal shows as rows, each beside that of buying and holding. */
  public static List<Table.Row> rows(BookStatistics strategy, BookStatistics hold) {
    return rows(SHOWN, strategy, hold);
  }

  /** The others as rows. */
  public static List<Table.Row> moreRows(BookStatistics strategy, BookStatistics hold) {
    return rows(ALL.stream().filter(figure -> !SHOWN.contains(figure)).toList(), strategy, hold);
  }

  private static List<Table.Row> rows(
      List<Figure<BookStatistics>> figures, BookStatistics strategy, BookStatistics hold) {
    return figures.stream()
        .map(
            figure ->
                figure.row(
                    figure.cell(strategy),
                    OF_TRADES.contains(figure) || BESIDE_HOLDING.contains(figure)
                        ? Cell.words("")
                        : figure.cell(hold)))
        .toList();
  }
}
