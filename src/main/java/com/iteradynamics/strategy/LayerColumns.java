package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeLabels;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * What Layers 1 and 2 decide at every candle of a tape, in columns: for who walks a tape many
 * times. {@link LayerTape} tells more about each candle. Immutable.
 */
public final class LayerColumns {
  private final RegimeLabels regimes;
  private final Walk.Columns answers;

  private LayerColumns(RegimeLabels regimes, Walk.Columns answers) {
    this.regimes = regimes;
    this.answers = answers;
  }

  /**
   * Whether {@code strategy} follows a tape in a single pass, as the built-in ones do; any other is
   * asked anew at every candle.
   */
  public static boolean inASinglePass(Strategy strategy) {
    return strategy instanceof SinglePass;
  }

  /**
   * The decisions beside {@code regime}, without a model.
   *
   * @param regime stands before the oldest candle
   */
  public static LayerColumns over(RegimeTape regime, Strategy strategy) {
    return over(regime, strategy, i -> OptionalDouble.empty());
  }

  /**
   * The decisions beside {@code regime}.
   *
   * @param regime stands before the oldest candle
   * @param pLongAt the model's probability at a candle of the tape; empty where there is none
   */
  public static LayerColumns over(
      RegimeTape regime, Strategy strategy, IntFunction<OptionalDouble> pLongAt) {
    CandleSeries tape = regime.tape();
    RegimeLabels regimes = regime.labels();
    Walk walk = Walk.beside(regime, strategy, pLongAt);
    Walk.Columns answers = walk.columns(tape.size());
    while (regime.next()) {
      walk.follow();
      regime.copyTo(regimes);
      answers.add();
    }
    return new LayerColumns(regimes, answers);
  }

  /** How many candles there are. */
  public int size() {
    return regimes.size();
  }

  /** Layer 1's label at candle {@code i}, 0 being the oldest; CHOP when not available. */
  public RegimeLabel label(int i) {
    return regimes.label(i);
  }

  /** Layer 1's confidence at candle {@code i}, 0..1. */
  public double regimeConfidence(int i) {
    return regimes.confidence(i);
  }

  /** The strategy's answer at candle {@code i}, without the numbers that it looked at. */
  public StrategyIntent intent(int i) {
    return answers.answer(i).intent(answers.exposure(i), answers.horizonHours(i), Signals.NONE);
  }

  /** What the strategy wants at candle {@code i}. */
  public Action action(int i) {
    return answers.answer(i).action();
  }

  /** The strategy's confidence at candle {@code i}, 0..1. */
  public double confidence(int i) {
    return answers.answer(i).confidence();
  }

  /** The share of equity that the strategy would hold at candle {@code i}, 0..1. */
  public double desiredExposureFrac(int i) {
    return answers.exposure(i);
  }
}
