package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeColumns;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimePass;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Layers 1 and 2 decide at every candle, in columns: for those who pass over candles many
 * times. {@link LayerPass} fills it in, and tells more about the candle where it stands.
 */
public final class LayerColumns {
  private final RegimeColumns regimes;
  private final Stepwise strategy;
  final StrategyIntent[] answers;
  final double[] exposures;

  /** What it says while it holds a position, as far as candles say. */
  final StrategyIntent[] held;

  LayerColumns(RegimeColumns regimes, Stepwise strategy) {
    this.regimes = regimes;
    this.strategy = strategy;
    this.answers = new StrategyIntent[regimes.size()];
    this.exposures = new double[regimes.size()];
    this.held = strategy.readsPosition() ? new StrategyIntent[regimes.size()] : answers;
  }

  /**
   * Whether {@code strategy} follows a candle history in a single pass, as the built-in ones do;
   * any other is asked anew at every candle.
   */
  public static boolean inASinglePass(Strategy strategy) {
    return strategy instanceof Stepwise;
  }

  /** The decisions beside a pass of Layer 1, without a model. */
  public static LayerColumns over(RegimePass regime, Strategy strategy) {
    return over(regime, strategy, i -> OptionalDouble.empty());
  }

  /**
   * The decisions beside a pass of Layer 1.
   *
   * @param regime stands before the oldest candle
   * @param forecasts the probabilities of model and feed
   */
  public static LayerColumns over(RegimePass regime, Strategy strategy, Forecasts forecasts) {
    LayerPass layers = new LayerPass(regime, strategy, forecasts);
    return layers.columns();
  }

  /** How many candles there are. */
  public int size() {
    return answers.length;
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
    return answers[i].with(exposures[i], Signals.NONE);
  }

  /**
   * Whether the strategy reads its position and is asked in a single pass all the same: then {@link
   * #intent(int, Optional)} has its answers, and all others are those without a position.
   */
  public boolean readsPosition() {
    return strategy.readsPosition();
  }

  /** The same, with what it is told of its position. */
  public StrategyIntent intent(int i, Optional<Position> position) {
    return position.isPresent() && readsPosition()
        ? strategy.whileHeld(held[i], position.get())
        : intent(i);
  }

  /** What the strategy wants at candle {@code i}. */
  public Action action(int i) {
    return answers[i].action();
  }

  /** The strategy's confidence at candle {@code i}, 0..1. */
  public double confidence(int i) {
    return answers[i].confidence();
  }

  /** The share of equity that the strategy would hold at candle {@code i}, 0..1. */
  public double desiredExposureFrac(int i) {
    return exposures[i];
  }
}
