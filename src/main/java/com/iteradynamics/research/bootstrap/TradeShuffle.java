package com.iteradynamics.research.bootstrap;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * The trades of a backtest in another order, or others of the same kind. A trade's return is its
 * profit as a share of equity before it, so that the returns of all trades multiply to what they
 * earned together. Equity is looked at between trades only: a drawdown within a trade is not seen.
 */
public final class TradeShuffle {
  /** Of one trade there is neither another order nor a draw. */
  public static final int FEWEST_TRADES = 2;

  private TradeShuffle() {}

  /**
   * The same trades, each once, in random order (every order as likely as any other). The end is
   * the same in all of them, since a product does not depend on the order of its factors; what
   * spreads is the drawdown.
   *
   * @param returns of trades, each &gt;= -1, at least 2
   * @param progress receives how many runs are done
   * @throws IllegalArgumentException when there are too few, or one of them cannot be
   */
  public static Resampling shuffled(double[] returns, Resampling.Plan plan, IntConsumer progress) {
    double[] checked = EquityPath.checked(returns.clone(), "trade", FEWEST_TRADES);
    return Resampling.of(plan, random -> EquityPath.of(inRandomOrder(checked, random)), progress);
  }

  /**
   * As many trades, each drawn at random from all of them, some several times and some never (the
   * bootstrap of Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7,
   * 1979): the end spreads too.
   *
   * @throws IllegalArgumentException as {@link #shuffled}
   */
  public static Resampling drawn(double[] returns, Resampling.Plan plan, IntConsumer progress) {
    double[] checked = EquityPath.checked(returns.clone(), "trade", FEWEST_TRADES);
    return Resampling.of(plan, random -> drawn(checked, random), progress);
  }

  static EquityPath drawn(double[] returns, SplittableRandom random) {
    EquityPath.Accumulator path = new EquityPath.Accumulator();
    for (int i = 0; i < returns.length; i++) {
      path.add(returns[(int) (random.nextDouble() * returns.length)]);
    }
    return path.end();
  }

  /** Knuth, The Art of Computer Programming 2, 3.4.2, algorithm P. */
  static double[] inRandomOrder(double[] values, SplittableRandom random) {
    double[] shuffled = values.clone();
    for (int last = shuffled.length - 1; last > 0; last--) {
      int other = (int) (random.nextDouble() * (last + 1));
      double moved = shuffled[last];
      shuffled[last] = shuffled[other];
      shuffled[other] = moved;
    }
    return shuffled;
  }
}
