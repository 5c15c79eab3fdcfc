package com.iteradynamics.research.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What many runs of one method came to.
 *
 * @param runs how many, &gt;= 1
 * @param growth equity at the end / at the start
 * @param ends the same, counted
 * @param maxDrawdown deepest loss from an earlier peak, 0..1: p95 is exceeded by one run in twenty
 * @param probabilityOfLoss share of runs that end below their start, 0..1
 * @param drawdownLimit the drawdown that was asked about, 0..1
 * @param probabilityBeyondLimit share of runs whose drawdown is deeper than that, 0..1
 */
public record Resampling(
    int runs,
    Bands growth,
    HistogramBins ends,
    Bands maxDrawdown,
    double probabilityOfLoss,
    double drawdownLimit,
    double probabilityBeyondLimit) {
  /** More than that is a slip of the finger. */
  public static final int MOST_RUNS = 1_000_000;

  /** Between how many pieces of the work the progress is told. */
  private static final int PIECES = 40;

  /** An order of multiplications may change an equity by so little. */
  private static final double ROUNDING = 1e-12;

  /**
   * How often, from where, and what is asked of it.
   *
   * @param runs 1..{@value #MOST_RUNS}
   * @param seed of all chance
   * @param drawdownLimit between 0 and 1, both included
   */
  public record Plan(int runs, long seed, double drawdownLimit) {
    /**
     * @throws IllegalArgumentException when runs or limit are outside their range
     */
    public Plan {
      if (runs < 1 || runs > MOST_RUNS) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "runs must be in 1..%d, were %d", MOST_RUNS, runs));
      }
      if (!(drawdownLimit >= 0 && drawdownLimit <= 1)) {
        throw new IllegalArgumentException(
            "the drawdown limit must be in 0..1, was " + drawdownLimit);
      }
    }
  }

  /** Runs {@code method} with a generator for each run, on all cores. */
  static Resampling of(
      Plan plan, Function<SplittableRandom, EquityPath> method, IntConsumer progress) {
    double[] growths = new double[plan.runs()];
    double[] drawdowns = new double[plan.runs()];
    int piece = Math.max(1, plan.runs() / PIECES);
    for (int from = 0; from < plan.runs(); from += piece) {
      int to = Math.min(plan.runs(), from + piece);
      IntStream.range(from, to)
          .parallel()
          .forEach(
              run -> {
                EquityPath path = method.apply(random(plan, run));
                growths[run] = path.growth();
                drawdowns[run] = path.maxDrawdown();
              });
      progress.accept(to);
    }
    double limit = plan.drawdownLimit();
    return new Resampling(
        plan.runs(),
        Bands.of(growths),
        HistogramBins.of(growths),
        Bands.of(drawdowns),
        share(growths, growth -> growth < 1 - ROUNDING),
        limit,
        share(drawdowns, depth -> depth > limit + ROUNDING));
  }

  private static double share(double[] values, DoublePredicate which) {
    return (double) Arrays.stream(values).filter(which).count() / values.length;
  }

  /** What a run draws from. */
  static SplittableRandom random(Plan plan, int run) {
    return new SplittableRandom(seed(plan.seed(), run));
  }

  /**
   * The seed of a run. A {@link SplittableRandom} steps from seed to seed, so that runs whose seeds
   * lie a few of its steps apart would share their numbers; these are mixed first.
   */
  static long seed(long seed, int run) {
    long mixed = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(mixed + run).nextLong();
  }
}
