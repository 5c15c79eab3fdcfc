package com.iteradynamics.strategy;

import com.iteradynamics.market.Stretch;
import com.iteradynamics.regime.RegimeTape;

/** The walk of a built-in strategy: one number and one exposure a candle. */
abstract class SinglePassWalk implements Walk {
  private final RegimeTape regime;
  private final int horizonHours;
  private final Answer[] answers;

  /** The number of each candle's answer, from the first candle of the regime's stretch on. */
  final byte[] number = new byte[Stretch.LONGEST];

  /** The exposure wanted at each of these candles. */
  final double[] exposure = new double[Stretch.LONGEST];

  SinglePassWalk(RegimeTape regime, int horizonHours, Answers answers) {
    this.regime = regime;
    this.horizonHours = horizonHours;
    this.answers = answers.byNumber();
  }

  /** The numbers behind the answer at candle {@code i}. */
  abstract Signals signals(int i);

  /** The answer at candle {@code i}, with what is particular to that candle. */
  Answer answer(int i) {
    return answers[number[place(i)]];
  }

  /** Where candle {@code i} is in the columns. */
  final int place(int i) {
    return i - regime.from();
  }

  @Override
  public final Action action(int i) {
    return answers[number[place(i)]].action();
  }

  @Override
  public final double confidence(int i) {
    return answers[number[place(i)]].confidence();
  }

  @Override
  public final double exposure(int i) {
    return exposure[place(i)];
  }

  @Override
  public final String reason(int i) {
    return answer(i).reason();
  }

  @Override
  public final StrategyIntent intent(int i) {
    return answer(i).intent(exposure(i), horizonHours, signals(i));
  }

  @Override
  public final Columns columns(int candles) {
    return new NumberColumns(new byte[candles], new double[candles]);
  }

  private final class NumberColumns implements Columns {
    private final byte[] numbers;
    private final double[] exposures;

    NumberColumns(byte[] numbers, double[] exposures) {
      this.numbers = numbers;
      this.exposures = exposures;
    }

    @Override
    public void add() {
      int count = regime.to() - regime.from();
      System.arraycopy(number, 0, numbers, regime.from(), count);
      System.arraycopy(exposure, 0, exposures, regime.from(), count);
    }

    @Override
    public Answer answer(int i) {
      return answers[numbers[i]];
    }

    @Override
    public double exposure(int i) {
      return exposures[i];
    }

    @Override
    public int horizonHours(int i) {
      return horizonHours;
    }
  }
}
