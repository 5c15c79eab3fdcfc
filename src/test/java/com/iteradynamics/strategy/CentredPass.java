package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * A built-in strategy with the mistake that a single pass invites: its column of averages is made
 * from the whole tape at once and reaches ahead. Asked about a window it is honest.
 */
public final class CentredPass implements SinglePass {
  private static final int REACH = 3;
  private static final Answers ANSWERS = new Answers();
  private static final byte IN = ANSWERS.of(Action.ENTER_LONG, 0.7, "below_its_average");
  private static final byte OUT = ANSWERS.of(Action.EXIT_LONG, 0.7, "above_its_average");

  private final int ahead;

  private CentredPass(int ahead) {
    this.ahead = ahead;
  }

  public static Strategy reachingAhead() {
    return new CentredPass(REACH);
  }

  public static Strategy honest() {
    return new CentredPass(0);
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    return ANSWERS.get(numberOf(closed, closed.size() - 1)).intent(0.2, 24, Signals.NONE);
  }

  @Override
  public Walk beside(RegimeTape regime, IntFunction<OptionalDouble> pLongAt) {
    return new SinglePassWalk(regime, 24, ANSWERS) {
      @Override
      public void follow() {
        for (int i = regime.from(); i < regime.to(); i++) {
          number[i - regime.from()] = numberOf(regime.tape(), i);
          exposure[i - regime.from()] = 0.2;
        }
      }

      @Override
      Signals signals(int i) {
        return Signals.NONE;
      }
    };
  }

  private byte numberOf(CandleSeries tape, int i) {
    double sum = 0;
    int count = 0;
    for (int k = Math.max(0, i - REACH); k <= Math.min(tape.size() - 1, i + ahead); k++) {
      sum += tape.close(k);
      count++;
    }
    return tape.close(i) < sum / count ? IN : OUT;
  }
}
