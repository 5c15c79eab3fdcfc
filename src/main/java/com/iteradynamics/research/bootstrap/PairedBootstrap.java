package com.iteradynamics.research.bootstrap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether one run's Sharpe ratio and growth differ from another's by more than chance, over the
 * same hours: the stationary bootstrap of {@link BlockBootstrap}, in which every draw takes the
 * same hours of all runs, so that what the market did to all of them at once cancels out.
 *
 * <p>With d the difference that was found and d* that of a draw, the interval is d +- q, where 95 %
 * of the draws have |d* - d| &lt;= q, and the p value of "there is no difference" is (1 + draws
 * with |d* - d| &gt;= |d|) / (1 + draws): the symmetric interval and the test of Ledoit and Wolf,
 * Robust Performance Hypothesis Testing with the Sharpe Ratio, Journal of Empirical Finance 15 (5),
 * 2008, without their studentization, which needs a choice of kernel. The two agree: 0 is outside
 * of the interval when p is at most about 5 %. Intervals like these are a little too narrow.
 */
public final class PairedBootstrap {
  /**
   * What the intervals are to cover, and how often a difference may be seen where there is none.
   */
  public static final double LEVEL = 0.05;

  /** So many of the draws have to have a figure, or it is not told. */
  private static final double ENOUGH = 0.9;

  /** A deviation below this is rounding. */
  private static final double FLAT = 1e-14;

  private PairedBootstrap() {}

  /**
   * A difference.
   *
   * @param found of the runs as they were: the other one's figure less the first one's
   * @param lower lower end of the 95 % interval
   * @param upper its upper end
   * @param pValue how often a difference at least as large would be seen if there were none, 0..1
   */
  public record Difference(double found, double lower, double upper, double pValue) {}

  /**
   * Those of one run to the first.
   *
   * @param sharpe of Sharpe ratios, annualized; absent when the returns of either do not vary
   * @param growth of ln(1 + CAGR), growth a year that is compounded at every moment, a fraction:
   *     its differences are even, which those of CAGR are not; absent when either lost everything
   */
  public record Differences(Optional<Difference> sharpe, Optional<Difference> growth) {}

  /**
   * How it is drawn.
   *
   * @param meanBlock mean length of a piece, returns, &gt;= 1
   * @param draws how many, 1..{@value Resampling#MOST_RUNS}
   * @param seed of all chance
   * @param returnsAYear what Sharpe ratios are annualized with
   * @param years what the returns took, above 0
   */
  public record Plan(int meanBlock, int draws, long seed, double returnsAYear, double years) {
    /**
     * @throws IllegalArgumentException when one of them is outside its range
     */
    public Plan {
      if (meanBlock < 1 || draws < 1 || draws > Resampling.MOST_RUNS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "blocks must be >= 1 and draws in 1..%d, were %d and %d",
                Resampling.MOST_RUNS,
                meanBlock,
                draws));
      }
      if (!(returnsAYear > 0) || !(years > 0)) {
        throw new IllegalArgumentException("returns a year and years must be above 0");
      }
    }
  }

  /**
   * The differences of {@code others} to {@code first}, in their order.
   *
   * @param first returns, one for each hour, each &gt;= -1
   * @param others the same of other runs over the same hours
   * @throws IllegalArgumentException when the hours are not as many, fewer than two pieces long, or
   *     a return cannot be
   */
  public static List<Differences> of(double[] first, List<double[]> others, Plan plan) {
    if (first.length < 2L * plan.meanBlock()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "blocks of %d hours need %d hours, there are %d",
              plan.meanBlock(),
              2L * plan.meanBlock(),
              first.length));
    }
    List<Sums> all = new ArrayList<>();
    all.add(Sums.of(first));
    for (double[] other : others) {
      if (other.length != first.length) {
        throw new IllegalArgumentException(
            "returns must be of the same hours: " + first.length + " and " + other.length);
      }
      all.add(Sums.of(other));
    }
    double[][] sharpes = new double[all.size()][plan.draws()];
    double[][] growths = new double[all.size()][plan.draws()];
    IntStream.range(0, plan.draws())
        .parallel()
        .forEach(draw -> draw(all, plan, draw, sharpes, growths));
    List<Differences> differences = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      double sharpe = all.get(i).whole().sharpe(plan) - all.getFirst().whole().sharpe(plan);
      double growth = all.get(i).whole().growth(plan) - all.getFirst().whole().growth(plan);
      differences.add(
          new Differences(
              difference(sharpe, sharpes[0], sharpes[i]),
              difference(growth, growths[0], growths[i])));
    }
    return differences;
  }

  private static void draw(
      List<Sums> all, Plan plan, int draw, double[][] sharpes, double[][] growths) {
    SplittableRandom random = new SplittableRandom(Resampling.seed(plan.seed(), draw));
    Drawn[] drawn = new Drawn[all.size()];
    Arrays.setAll(drawn, i -> new Drawn());
    BlockBootstrap.pieces(
        all.getFirst().count(),
        plan.meanBlock(),
        random,
        (from, length) -> {
          for (int i = 0; i < drawn.length; i++) {
            drawn[i].add(all.get(i), from, length);
          }
        });
    for (int i = 0; i < drawn.length; i++) {
      sharpes[i][draw] = drawn[i].sharpe(plan);
      growths[i][draw] = drawn[i].growth(plan);
    }
  }

  private static Optional<Difference> difference(double found, double[] first, double[] other) {
    double[] distances =
        IntStream.range(0, first.length)
            .mapToDouble(i -> Math.abs(other[i] - first[i] - found))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (!Double.isFinite(found) || distances.length < ENOUGH * first.length) {
      return Optional.empty();
    }
    // The least distance that 95 % of the draws, with the past itself, do not exceed.
    int covered = (int) Math.ceil((1 - LEVEL) * (distances.length + 1)) - 1;
    double reach = distances[Math.min(covered, distances.length - 1)];
    long beyond = Arrays.stream(distances).filter(each -> each >= Math.abs(found)).count();
    return Optional.of(
        new Difference(
            found, found - reach, found + reach, (1.0 + beyond) / (1 + distances.length)));
  }

  /**
   * Running sums of returns, their squares and their logarithms, so that a piece of any length is
   * added in two steps.
   */
  private record Sums(double[] sum, double[] squares, double[] logs) {
    static Sums of(double[] returns) {
      double[] checked = EquityPath.checked(returns, "hourly", 2);
      int count = checked.length;
      Sums sums = new Sums(new double[count + 1], new double[count + 1], new double[count + 1]);
      for (int i = 0; i < count; i++) {
        sums.sum[i + 1] = sums.sum[i] + checked[i];
        sums.squares[i + 1] = sums.squares[i] + checked[i] * checked[i];
        sums.logs[i + 1] = sums.logs[i] + Math.log1p(checked[i]);
      }
      return sums;
    }

    int count() {
      return sum.length - 1;
    }

    Drawn whole() {
      Drawn all = new Drawn();
      all.add(this, 0, count());
      return all;
    }
  }

  /** What was drawn of one run. */
  private static final class Drawn {
    private int count;
    private double sum;
    private double squares;
    private double logs;

    /** What lies after the last return is the first. */
    void add(Sums sums, int from, int length) {
      int whole = Math.min(length, sums.count() - from);
      part(sums, from, from + whole);
      part(sums, 0, length - whole);
      count += length;
    }

    private void part(Sums sums, int from, int to) {
      sum += sums.sum[to] - sums.sum[from];
      squares += sums.squares[to] - sums.squares[from];
      logs += sums.logs[to] - sums.logs[from];
    }

    /** NaN when the returns do not vary. */
    double sharpe(Plan plan) {
      double mean = sum / count;
      double deviation = Math.sqrt(Math.max(0, (squares - mean * sum) / (count - 1)));
      return deviation > FLAT ? mean / deviation * Math.sqrt(plan.returnsAYear()) : Double.NaN;
    }

    /** NaN or infinite when everything was lost. */
    double growth(Plan plan) {
      return Double.isFinite(logs) ? logs / plan.years() : Double.NaN;
    }
  }
}
