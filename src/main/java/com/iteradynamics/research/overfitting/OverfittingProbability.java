package com.iteradynamics.research.overfitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The probability of backtest overfitting, by combinatorially symmetric cross-validation: Bailey,
 * Borwein, Lopez de Prado and Zhu, "The Probability of Backtest Overfitting", Journal of
 * Computational Finance 20 (4), 2017, first published in 2015.
 *
 * <p>The span is cut into S blocks of time. For each way to take half of them (in-sample) the trial
 * with the highest Sharpe ratio there is chosen, and ranked among all N trials in the other half
 * (out-of-sample): r = 1 for the worst, N for the best, w = r / (N + 1), logit = ln(w / (1 - w)). A
 * choice that is no better than the median of all trials, logit &lt;= 0, was overfit.
 *
 * <p>Equal trials share the mean of their ranks; the first of equally good ones is chosen. A trial
 * whose returns do not vary in a half has the Sharpe ratio 0 there, that of doing nothing. Blocks
 * differ by one return in size where S does not divide their number; the paper has equal ones.
 *
 * @param trials N, &gt;= 2
 * @param blocks S
 * @param splits ways to choose the half that were used
 * @param possibleSplits ways there are, S over S / 2: 12,870 for 16 blocks
 * @param probability share of the splits with a logit &lt;= 0, 0..1; about 0.5 when all trials are
 *     without skill, near 0 when the chosen one has it
 * @param medianLogit of the splits; above 0 what is chosen tends to be better than most
 * @param slope of the line through the chosen trials' Sharpe ratios, out-of-sample over in-sample
 *     (performance degradation): below 0 the better it looked the worse it did; absent when they
 *     looked all the same
 * @param intercept of that line, per period
 * @param probabilityOfLoss share of the splits in which the chosen trial lost out-of-sample, 0..1
 */
public record OverfittingProbability(
    int trials,
    int blocks,
    int splits,
    int possibleSplits,
    double probability,
    double medianLogit,
    OptionalDouble slope,
    OptionalDouble intercept,
    double probabilityOfLoss) {
  /** What the paper uses. */
  public static final int DEFAULT_BLOCKS = 16;

  /** All splits of 16 blocks. */
  public static final int DEFAULT_SPLITS = 12_870;

  /** Pieces of the work; their number is no matter for the result. */
  private static final int PIECES = 32;

  /**
   * That of choosing the best of {@code trials}, on all cores.
   *
   * <p>The time goes with trials times splits: with 12,870 splits, on two busy cores, about 1 s for
   * 1,000 trials and a minute for 100,000, which fewer splits make shorter. The memory goes with
   * the splits; the trials are asked for one after the other, twice.
   *
   * @param trials all of them, each with the same number of returns and blocks
   * @param mostSplits an even number, &gt;= 2; when there are more ways, so many are drawn
   * @param seed of that draw; of no matter where all are used
   * @return absent when there is no choice: fewer than two trials, or none whose returns vary
   * @throws IllegalArgumentException when trials differ in their returns or blocks
   */
  public static Optional<OverfittingProbability> of(
      List<BlockMoments> trials, int mostSplits, long seed) {
    if (mostSplits < 2 || mostSplits % 2 != 0) {
      throw new IllegalArgumentException("splits must be an even number, >= 2, were " + mostSplits);
    }
    if (trials.isEmpty()) {
      return Optional.empty();
    }
    HalfSharpes.check(trials);
    if (trials.size() < 2 || trials.stream().allMatch(trial -> trial.sharpe().isEmpty())) {
      return Optional.empty();
    }
    Splits splits = Splits.of(trials.getFirst().blocks(), mostSplits / 2, seed);
    List<List<BlockMoments>> pieces = pieces(trials);
    BestOfHalves best =
        pieces.parallelStream()
            .map(piece -> new BestOfHalves(splits).of(piece))
            .reduce(BestOfHalves::or)
            .orElseThrow();
    int[] places =
        pieces.parallelStream()
            .map(best::placesAmong)
            .reduce(OverfittingProbability::sum)
            .orElseThrow();
    return Optional.of(of(trials.size(), splits, best, places));
  }

  private static List<List<BlockMoments>> pieces(List<BlockMoments> trials) {
    List<List<BlockMoments>> pieces = new ArrayList<>();
    int size = Math.max(1, (trials.size() + PIECES - 1) / PIECES);
    for (int from = 0; from < trials.size(); from += size) {
      pieces.add(trials.subList(from, Math.min(trials.size(), from + size)));
    }
    return pieces;
  }

  private static int[] sum(int[] some, int[] others) {
    for (int i = 0; i < some.length; i++) {
      some[i] += others[i];
    }
    return some;
  }

  private static OverfittingProbability of(
      int trials, Splits splits, BestOfHalves best, int[] places) {
    int overfit = 0;
    int lost = 0;
    double[] logits = new double[places.length];
    for (int d = 0; d < places.length; d++) {
      // The chosen trial is equal to itself, so that this is twice its rank: 2 worse + equal + 1.
      int twiceRank = places[d] + 1;
      overfit += twiceRank <= trials + 1 ? 1 : 0;
      lost += best.outOfSample[d] < 0 ? 1 : 0;
      logits[d] = StrictMath.log(twiceRank / (2.0 * (trials + 1) - twiceRank));
    }
    Line line = Line.through(best.inSample, best.outOfSample);
    double count = places.length;
    return new OverfittingProbability(
        trials,
        splits.blocks(),
        places.length,
        2 * splits.possible(),
        overfit / count,
        median(logits),
        line.slope(),
        line.intercept(),
        lost / count);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /**
   * The straight line with the least squared vertical distances from points.
   *
   * @param slope absent when all x are the same
   * @param intercept absent with the slope
   */
  private record Line(OptionalDouble slope, OptionalDouble intercept) {

    static Line through(double[] x, double[] y) {
      double meanX = Arrays.stream(x).average().orElse(0);
      double meanY = Arrays.stream(y).average().orElse(0);
      double xx = 0;
      double xy = 0;
      for (int i = 0; i < x.length; i++) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
      }
      if (SharpeSample.isFlat(meanX, xx / x.length)) {
        return new Line(OptionalDouble.empty(), OptionalDouble.empty());
      }
      double slope = xy / xx;
      return new Line(OptionalDouble.of(slope), OptionalDouble.of(meanY - slope * meanX));
    }
  }
}
