package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.PerformanceMetrics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * A book beside buying and holding, over the same hours. Alpha, beta and correlation are of the
 * hourly returns that the Sharpe ratio is made of, without a risk-free rate, by ordinary least
 * squares (Jensen 1968 with a rate of zero).
 *
 * @param beta covariance with holding's returns / their variance; absent when either does not vary
 * @param alpha mean return less beta x holding's mean return, a year of {@link
 *     PerformanceMetrics#HOURS_A_YEAR} hours, a fraction, not compounded; absent when beta is
 * @param correlation covariance / both standard deviations, -1..1; absent when beta is
 * @param upCapture growth a month in the months in which holding gained / that of holding, as
 *     Morningstar has it, geometric means; absent without such a month
 * @param downCapture the same in the months in which holding lost: below 1, less was lost
 */
public record MarketStatistics(
    OptionalDouble beta,
    OptionalDouble alpha,
    OptionalDouble correlation,
    OptionalDouble upCapture,
    OptionalDouble downCapture) {

  /** Those of {@code book} beside {@code hold}. */
  static MarketStatistics of(
      BookCurve book, BookCurve hold, List<PeriodReturn> months, List<PeriodReturn> holdMonths) {
    double[] ours = book.returns().changes();
    double[] market = hold.returns().changes();
    Optional<Line> line = Line.of(ours, market, 0, ours.length);
    double[] monthly = PeriodReturn.changes(months);
    double[] beside = PeriodReturn.changes(holdMonths);
    return new MarketStatistics(
        line.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(line.get().beta()),
        line.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(line.get().alpha() * PerformanceMetrics.HOURS_A_YEAR),
        line.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(line.get().correlation()),
        capture(monthly, beside, each -> each > 0),
        capture(monthly, beside, each -> each < 0));
  }

  /** How two series of returns of the same hours go together; empty when one does not vary. */
  public static OptionalDouble correlation(double[] one, double[] other) {
    Optional<Line> line = Line.of(one, other, 0, one.length);
    return line.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(line.get().correlation());
  }

  /** The line through returns beside those of the market. */
  record Line(double beta, double alpha, double correlation) {

    /** That of the returns {@code from} to {@code to - 1}; empty when either does not vary. */
    static Optional<Line> of(double[] ours, double[] market, int from, int to) {
      Optional<Moments> x = Moments.of(market, from, to);
      Optional<Moments> y = Moments.of(ours, from, to);
      if (x.isEmpty() || y.isEmpty()) {
        return Optional.empty();
      }
      double products = 0;
      for (int i = from; i < to; i++) {
        products += (market[i] - x.get().mean()) * (ours[i] - y.get().mean());
      }
      double covariance = products / (to - from - 1);
      double beta = covariance / (x.get().deviation() * x.get().deviation());
      return Optional.of(
          new Line(
              beta,
              y.get().mean() - beta * x.get().mean(),
              covariance / (x.get().deviation() * y.get().deviation())));
    }
  }

  private static OptionalDouble capture(double[] ours, double[] market, DoublePredicate counts) {
    double grown = 0;
    double beside = 0;
    int months = 0;
    for (int i = 0; i < market.length; i++) {
      if (counts.test(market[i])) {
        grown += Math.log1p(ours[i]);
        beside += Math.log1p(market[i]);
        months++;
      }
    }
    return months == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.expm1(grown / months) / Math.expm1(beside / months));
  }
}
