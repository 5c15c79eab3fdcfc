package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * A built-in strategy with the mistake that a single pass invites: its column of averages is made
 * from all candles at once and reaches ahead. Asked about a window it is honest.
 */
public final class CentredPass extends Stepwise {
  private static final int REACH = 3;

  private final StrategyIntent in = answer(Action.ENTER_LONG, 0.7, 0.2, "below_its_average");
  private final StrategyIntent out = answer(Action.EXIT_LONG, 0.7, 0.2, "above_its_average");
  private final int ahead;

  private CentredPass(int ahead) {
    super(0, 24, 0.2);
    this.ahead = ahead;
  }

  public static Strategy reachingAhead() {
    return new CentredPass(REACH);
  }

  public static Strategy honest() {
    return new CentredPass(0);
  }

  @Override
  public Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    return (k, label, available) -> answerAt(pass.candles(), pass.from() + k);
  }

  private StrategyIntent answerAt(CandleSeries candles, int i) {
    double sum = 0;
    int count = 0;
    for (int k = Math.max(0, i - REACH); k <= Math.min(candles.size() - 1, i + ahead); k++) {
      sum += candles.close(k);
      count++;
    }
    return candles.close(i) < sum / count ? in : out;
  }
}
