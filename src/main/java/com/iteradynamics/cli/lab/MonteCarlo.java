package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.bootstrap.BlockBootstrap;
import com.iteradynamics.research.bootstrap.EquityPath;
import com.iteradynamics.research.bootstrap.Resampling;
import com.iteradynamics.research.bootstrap.TradeShuffle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A book resampled by every method.
 *
 * @param plan how often, and what was asked
 * @param block mean length of the blocks, hours
 * @param trades how many there were
 * @param methods each, in the order in which they are shown
 */
record MonteCarlo(Resampling.Plan plan, int block, int trades, List<Method> methods) {
  static final int METHODS = 3;

  /**
   * One way to resample.
   *
   * @param name as people read it
   * @param key as files call it
   * @param past the path of the backtest, by the returns that this method resamples
   * @param result the result of the runs; absent with too few trades
   */
  record Method(String name, String key, EquityPath past, Optional<Resampling> result) {}

  /**
   * Resamples {@code book}.
   *
   * @param progress receives how many runs of all methods are done
   * @throws CommandFailure when nothing was traded
   */
  static MonteCarlo of(BookCurve book, int block, Resampling.Plan plan, IntConsumer progress) {
    double[] hours = book.hourlyReturns();
    double[] trades = book.tradeReturns();
    if (Arrays.stream(hours).allMatch(each -> each == 0)) {
      throw CommandFailure.failed("no trade in this span, so there is nothing to resample");
    }
    int runs = plan.runs();
    Resampling blocks = BlockBootstrap.of(hours, block, plan, progress);
    Optional<Resampling> drawn = Optional.empty();
    Optional<Resampling> shuffled = Optional.empty();
    if (trades.length >= TradeShuffle.FEWEST_TRADES) {
      drawn = Optional.of(TradeShuffle.drawn(trades, plan, done -> progress.accept(runs + done)));
      shuffled =
          Optional.of(
              TradeShuffle.shuffled(trades, plan, done -> progress.accept(2 * runs + done)));
    }
    EquityPath byTrades = EquityPath.of(trades);
    return new MonteCarlo(
        plan,
        block,
        trades.length,
        List.of(
            new Method(
                "block bootstrap", "hours_in_blocks", EquityPath.of(hours), Optional.of(blocks)),
            new Method("resampled trades", "trades_drawn", byTrades, drawn),
            new Method("shuffled trades", "trades_shuffled", byTrades, shuffled)));
  }
}
