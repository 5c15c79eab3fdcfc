package com.iteradynamics.feed;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a feed lies to closed candles: which hours have a row, and whether its probability goes with
 * the return that was known before it or with the one that came after.
 *
 * @param bars how many candles there are
 * @param matched how many have a row that could be used in its hour
 * @param late how many have a row that came too late for its hour
 * @param missing how many have no row
 * @param firstMissing open times of the first of these, at most 10
 * @param pairs at how many candles both returns and a probability are known
 * @param past correlation of the probability with the return of its own candle, which was over when
 *     it was due, -1..1; empty with fewer than 30 pairs, and where one of both does not vary
 * @param future correlation with the return of the candle after, likewise
 */
public record FeedAlignment(
    int bars,
    int matched,
    int late,
    int missing,
    List<Instant> firstMissing,
    int pairs,
    OptionalDouble past,
    OptionalDouble future) {
  private static final int SHOWN = 10;
  private static final int FEWEST_PAIRS = 30;

  /** So many standard errors from 0 a correlation is before it counts. */
  private static final double CLEAR = 3;

  /** Candles {@code start} to {@code end - 1} of {@code candles} beside a feed. */
  public static FeedAlignment of(FeedRows feed, CandleSeries candles, int start, int end) {
    int matched = 0;
    int late = 0;
    List<Instant> missing = new ArrayList<>();
    Pairs pairs = new Pairs();
    for (int i = start; i < end; i++) {
      switch (feed.at(candles.openTime(i).plus(CandleSeries.INTERVAL))) {
        case FeedReading.Known known -> {
          matched++;
          pairs.add(known.probability(), candles, i);
        }
        case FeedReading.Absent absent when absent.reason() == FeedReason.LATE -> late++;
        case FeedReading.Absent absent -> missing.add(absent.timestamp());
      }
    }
    return new FeedAlignment(
        end - start,
        matched,
        late,
        missing.size(),
        List.copyOf(missing.subList(0, Math.min(SHOWN, missing.size()))),
        pairs.p.size(),
        correlation(pairs.p, pairs.before),
        correlation(pairs.p, pairs.after));
  }

  /** Share of the candles that have a row that could be used, 0..1. */
  public double coverage() {
    return bars == 0 ? 0 : (double) matched / bars;
  }

  /**
   * Whether it goes with the past more than with the future, and clearly with the past: what a feed
   * does that was computed from prices it could not know yet, or whose times are an hour off; and
   * also an honest one of recent prices.
   */
  public boolean mayLeak() {
    double before = Math.abs(past.orElse(0));
    return before > Math.abs(future.orElse(0)) && before * Math.sqrt(pairs) > CLEAR;
  }

  private static OptionalDouble correlation(List<Double> xs, List<Double> ys) {
    int n = xs.size();
    double meanX = xs.stream().mapToDouble(x -> x).average().orElse(0);
    double meanY = ys.stream().mapToDouble(y -> y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      double x = xs.get(i) - meanX;
      double y = ys.get(i) - meanY;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    double scale = Math.sqrt(xx * yy);
    return n >= FEWEST_PAIRS && scale > 0
        ? OptionalDouble.of(Math.clamp(xy / scale, -1, 1))
        : OptionalDouble.empty();
  }

  /** Probabilities with the returns on both sides of the hour that they were due. */
  private static final class Pairs {
    private final List<Double> p = new ArrayList<>();
    private final List<Double> before = new ArrayList<>();
    private final List<Double> after = new ArrayList<>();

    void add(double probability, CandleSeries candles, int i) {
      if (i > 0 && i + 1 < candles.size() && follows(candles, i) && follows(candles, i + 1)) {
        p.add(probability);
        before.add(candles.close(i) / candles.close(i - 1) - 1);
        after.add(candles.close(i + 1) / candles.close(i) - 1);
      }
    }

    private static boolean follows(CandleSeries candles, int i) {
      return candles.openTime(i).equals(candles.openTime(i - 1).plus(CandleSeries.INTERVAL));
    }
  }
}
