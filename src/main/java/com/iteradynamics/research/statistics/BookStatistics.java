package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.ProbabilisticSharpe;
import com.iteradynamics.research.overfitting.SharpeSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What people ask of a book beside its {@link PerformanceMetrics}, whose conventions hold here too:
 * no risk-free rate, {@link PerformanceMetrics#HOURS_A_YEAR} hours a year, days and months in UTC.
 * What is not defined is absent.
 *
 * @param book whose they are
 * @param hold buying and holding over the same hours
 * @param trades its closed trades
 * @param tails how returns are distributed
 * @param market how it lies to buying and holding
 * @param probabilisticSharpe probability that the true Sharpe ratio is above 0, 0..1, of hourly
 *     returns: Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier, Journal of Risk 15
 *     (2), 2012; absent when returns do not vary
 * @param minimumTrackRecord how many hours with a candle it would take until that is 95 %, with
 *     returns like these: the same paper's minimum track record length; absent when the Sharpe
 *     ratio is not above 0
 * @param days returns of all days
 * @param months returns of all months
 */
public record BookStatistics(
    BookCurve book,
    BookCurve hold,
    TradeStatistics trades,
    TailStatistics tails,
    MarketStatistics market,
    OptionalDouble probabilisticSharpe,
    OptionalDouble minimumTrackRecord,
    List<PeriodReturn> days,
    List<PeriodReturn> months) {
  /** So many drawdowns are told. */
  public static final int DRAWDOWNS = 5;

  /** How sure a minimum track record is to be. */
  static final double CONFIDENCE = 0.95;

  /** Those of {@code book} beside {@code hold}, a book of the same hours. */
  public static BookStatistics of(BookCurve book, BookCurve hold) {
    List<PeriodReturn> days = PeriodReturn.days(book);
    List<PeriodReturn> months = PeriodReturn.months(book);
    double[] returns = book.returns().changes();
    Optional<SharpeSample> sample =
        Moments.of(returns).isEmpty() ? Optional.empty() : SharpeSample.of(returns);
    return new BookStatistics(
        book,
        hold,
        TradeStatistics.of(book),
        TailStatistics.of(book, days, months),
        MarketStatistics.of(book, hold, months, book == hold ? months : PeriodReturn.months(hold)),
        sample.isEmpty() ? OptionalDouble.empty() : ProbabilisticSharpe.above(0, sample.get()),
        sample.isEmpty()
            ? OptionalDouble.empty()
            : ProbabilisticSharpe.returnsNeeded(0, CONFIDENCE, sample.get()),
        days,
        months);
  }

  /**
   * The deepest drawdowns, at most {@value #DRAWDOWNS}; worked out at each call, as what follows.
   */
  public List<DrawdownEpisode> drawdowns() {
    return DrawdownEpisode.worst(book, DRAWDOWNS);
  }

  /**
   * The best and the worst hour, day, month and trade, in this order; only those that there are.
   */
  public List<Extremes> extremes() {
    return Extremes.of(PeriodReturn.hours(book), days, months, trades.returns());
  }

  /** Figures of the newest 90 days; empty when the span is shorter. */
  public Optional<RollingFigures> rolling() {
    return RollingFigures.of(book, hold, RollingFigures.WINDOW_HOURS);
  }

  /** What came of known crises in the span, oldest first. */
  public List<CrisisResult> crises() {
    return CrisisResult.of(book, hold);
  }
}
