package com.iteradynamics.research.bootstrap;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/**
 * The stationary bootstrap of Politis and Romano, "The Stationary Bootstrap", Journal of the
 * American Statistical Association 89 (428), 1994: a new series of the same length is put together
 * from pieces of the old one, each beginning anywhere and of a random (geometrically distributed)
 * length; what lies after the last return is the first. Within a piece everything keeps its order,
 * so that calm and wild times, and the hours of one position, stay together.
 */
public final class BlockBootstrap {
  /**
   * A week. Hourly returns hardly depend on each other, but their size does, over days, with the
   * time of day and the day of the week; a position is held for about two days. A piece should hold
   * all that, and there should be many pieces in the span. It is a choice, not an estimate.
   */
  public static final int DEFAULT_MEAN_BLOCK_HOURS = 168;

  private BlockBootstrap() {}

  /**
   * Resamples {@code returns}.
   *
   * @param returns of equal periods, in order, each &gt;= -1
   * @param meanBlock mean length of a piece, periods: 1 draws each return by itself; at most half
   *     of all returns, since longer pieces would be the past itself
   * @param progress receives how many runs are done
   * @throws IllegalArgumentException when there are too few returns for such pieces, or one of them
   *     cannot be
   */
  public static Resampling of(
      double[] returns, int meanBlock, Resampling.Plan plan, IntConsumer progress) {
    if (meanBlock < 1) {
      throw new IllegalArgumentException("the mean block must be >= 1, was " + meanBlock);
    }
    double[] checked = EquityPath.checked(returns.clone(), "hourly", 2);
    if (checked.length < 2L * meanBlock) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "blocks of %d hours need %d hours, there are %d",
              meanBlock,
              2L * meanBlock,
              checked.length));
    }
    return Resampling.of(plan, random -> run(checked, meanBlock, random), progress);
  }

  static EquityPath run(double[] returns, int meanBlock, SplittableRandom random) {
    EquityPath.Accumulator path = new EquityPath.Accumulator();
    draw(returns, meanBlock, random, path::add);
    return path.end();
  }

  /** Tells a run's returns, one after the other. */
  static void draw(double[] returns, int meanBlock, SplittableRandom random, DoubleConsumer each) {
    pieces(
        returns.length,
        meanBlock,
        random,
        (from, length) -> {
          int at = from;
          for (int i = 0; i < length; i++) {
            each.accept(returns[at]);
            at = at + 1 == returns.length ? 0 : at + 1;
          }
        });
  }

  /** Takes a piece of a series: where it begins, and how long it is. */
  @FunctionalInterface
  interface PieceConsumer {
    void accept(int from, int length);
  }

  /**
   * Tells the pieces of a run over {@code count} returns; what lies after the last is the first.
   */
  static void pieces(int count, int meanBlock, SplittableRandom random, PieceConsumer each) {
    int left = count;
    while (left > 0) {
      int from = (int) (random.nextDouble() * count);
      int length = (int) Math.min(left, length(meanBlock, random));
      each.accept(from, length);
      left -= length;
    }
  }

  /** A length of k or more has the probability (1 - 1 / mean)^(k - 1). */
  static long length(int mean, SplittableRandom random) {
    double drawn = 1 - random.nextDouble();
    return mean == 1 ? 1 : 1 + (long) (StrictMath.log(drawn) / StrictMath.log1p(-1.0 / mean));
  }
}
