package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.bootstrap.Bands;
import com.iteradynamics.research.overfitting.SharpeSample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How returns are distributed, and how painful the way was. Those of days, UTC, are there from
 * {@value #LEAST_DAYS} days on, when they vary: of fewer, 5 % would be less than a day.
 *
 * @param valueAtRisk the loss that 95 % of the days did not exceed, a fraction: the lowest a for
 *     which at least 95 % of the days lost at most a; below 0 when even the worst days gained
 *     (historical simulation)
 * @param conditionalValueAtRisk mean loss of the worst 5 % of the days, &gt;= valueAtRisk; a day
 *     that is in them in part counts in part: Rockafellar and Uryasev, Optimization of Conditional
 *     Value-at-Risk, Journal of Risk 2 (3), 2000
 * @param skewness of the returns of days: third central moment / deviation^3, both over n; 0 of a
 *     normal distribution
 * @param kurtosis fourth central moment / deviation^4, both over n; 3 of a normal distribution
 * @param tailRatio what 5 % of the days exceeded / what 5 % of the days fell short of, in size
 *     (quantiles of type 7); absent when those did not lose
 * @param ulcerIndex root of the mean of the squared drawdowns at all closes, a fraction: Martin
 *     1987, in Martin and McCann, The Investor's Guide to Fidelity Funds, 1989; absent when equity
 *     never fell
 * @param gainToPain sum of the returns of months / sum of those below 0, in size: Schwager, Hedge
 *     Fund Market Wizards, 2012; absent without a losing month
 */
public record TailStatistics(
    OptionalDouble valueAtRisk,
    OptionalDouble conditionalValueAtRisk,
    OptionalDouble skewness,
    OptionalDouble kurtosis,
    OptionalDouble tailRatio,
    OptionalDouble ulcerIndex,
    OptionalDouble gainToPain) {
  /** Of which 5 % are one. */
  public static final int LEAST_DAYS = 20;

  /** One day in so many is beyond the value at risk. */
  private static final int ONE_IN = 20;

  static TailStatistics of(BookCurve book, List<PeriodReturn> days, List<PeriodReturn> months) {
    double[] daily = PeriodReturn.changes(days);
    Optional<SharpeSample> sample =
        daily.length < LEAST_DAYS || Moments.of(daily).isEmpty()
            ? Optional.empty()
            : SharpeSample.of(daily);
    boolean known = sample.isPresent();
    return new TailStatistics(
        known ? OptionalDouble.of(valueAtRisk(daily)) : OptionalDouble.empty(),
        known ? OptionalDouble.of(beyond(daily)) : OptionalDouble.empty(),
        known ? OptionalDouble.of(sample.get().skewness()) : OptionalDouble.empty(),
        known ? OptionalDouble.of(sample.get().kurtosis()) : OptionalDouble.empty(),
        known ? tailRatio(Bands.of(daily)) : OptionalDouble.empty(),
        ulcer(book),
        gainToPain(PeriodReturn.changes(months)));
  }

  private static double valueAtRisk(double[] daily) {
    double[] sorted = daily.clone();
    Arrays.sort(sorted);
    // At most so many days may lose more.
    return -sorted[sorted.length / ONE_IN];
  }

  private static double beyond(double[] daily) {
    double limit = valueAtRisk(daily);
    double excess = 0;
    for (double each : daily) {
      excess += Math.max(0, -each - limit);
    }
    return limit + excess * ONE_IN / daily.length;
  }

  private static OptionalDouble tailRatio(Bands bands) {
    return bands.p5() < 0 ? OptionalDouble.of(bands.p95() / -bands.p5()) : OptionalDouble.empty();
  }

  private static OptionalDouble ulcer(BookCurve book) {
    double peak = book.startUsd();
    double squares = 0;
    for (int k = 0; k < book.size(); k++) {
      peak = Math.max(peak, book.equityUsd(k));
      double below = 1 - book.equityUsd(k) / peak;
      squares += below * below;
    }
    return squares > 0
        ? OptionalDouble.of(Math.sqrt(squares / book.size()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble gainToPain(double[] months) {
    double pain = Arrays.stream(months).filter(each -> each < 0).sum();
    return pain < 0
        ? OptionalDouble.of(Arrays.stream(months).sum() / -pain)
        : OptionalDouble.empty();
  }
}
