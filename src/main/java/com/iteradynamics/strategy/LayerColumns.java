package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeLabels;
import com.iteradynamics.regime.RegimeTape;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * What Layers 1 and 2 decide at every candle of a tape, in columns: for who walks a tape many
 * times. {@link LayerTape} tells more about each candle. Immutable.
 */
public final class LayerColumns {
  /** What is said between two holes that cut the history. */
  private record Block(RegimeLabels regimes, Walk.Columns answers) {}

  private final Block[] blocks;

  /** The first candle of each block, and after the last one how many candles there are. */
  private final int[] begins;

  private LayerColumns(Block[] blocks, int[] begins) {
    this.blocks = blocks;
    this.begins = begins;
  }

  /**
   * Whether {@code strategy} follows a tape in a single pass, as the built-in ones do; any other is
   * asked anew at every candle.
   */
  public static boolean inASinglePass(Strategy strategy) {
    return strategy instanceof SinglePass;
  }

  /**
   * The decisions beside one pass of Layer 1, without a model.
   *
   * @param regime stands before the oldest candle
   */
  public static LayerColumns over(RegimeTape regime, Strategy strategy) {
    return over(List.of(regime), strategy, i -> OptionalDouble.empty());
  }

  /**
   * The decisions beside a pass of Layer 1 for each part of the history.
   *
   * @param regime each stands before its oldest candle; {@link RegimeEngine#blocks}
   * @param pLongAt the model's probability at a candle of the whole tape; empty where there is none
   */
  public static LayerColumns over(
      List<RegimeTape> regime, Strategy strategy, IntFunction<OptionalDouble> pLongAt) {
    Block[] blocks = new Block[regime.size()];
    int[] begins = new int[blocks.length + 1];
    for (int b = 0; b < blocks.length; b++) {
      int begin = begins[b];
      blocks[b] =
          block(regime.get(b), strategy, begin == 0 ? pLongAt : i -> pLongAt.apply(begin + i));
      begins[b + 1] = begin + blocks[b].regimes().size();
    }
    return new LayerColumns(blocks, begins);
  }

  private static Block block(
      RegimeTape regime, Strategy strategy, IntFunction<OptionalDouble> pLongAt) {
    RegimeLabels regimes = regime.labels();
    Walk walk = Walk.beside(regime, strategy, pLongAt);
    Walk.Columns answers = walk.columns(regime.tape().size());
    while (regime.next()) {
      walk.follow();
      regime.copyTo(regimes);
      answers.add();
    }
    return new Block(regimes, answers);
  }

  /** How many candles there are. */
  public int size() {
    return begins[blocks.length];
  }

  /** Layer 1's label at candle {@code i}, 0 being the oldest; CHOP when not available. */
  public RegimeLabel label(int i) {
    int b = block(i);
    return blocks[b].regimes().label(i - begins[b]);
  }

  /** Layer 1's confidence at candle {@code i}, 0..1. */
  public double regimeConfidence(int i) {
    int b = block(i);
    return blocks[b].regimes().confidence(i - begins[b]);
  }

  /** The strategy's answer at candle {@code i}, without the numbers that it looked at. */
  public StrategyIntent intent(int i) {
    int b = block(i);
    int k = i - begins[b];
    Walk.Columns answers = blocks[b].answers();
    return answers.answer(k).intent(answers.exposure(k), answers.horizonHours(k), Signals.NONE);
  }

  /** What the strategy wants at candle {@code i}. */
  public Action action(int i) {
    return answer(i).action();
  }

  /** The strategy's confidence at candle {@code i}, 0..1. */
  public double confidence(int i) {
    return answer(i).confidence();
  }

  /** The share of equity that the strategy would hold at candle {@code i}, 0..1. */
  public double desiredExposureFrac(int i) {
    int b = block(i);
    return blocks[b].answers().exposure(i - begins[b]);
  }

  private Answer answer(int i) {
    int b = block(i);
    return blocks[b].answers().answer(i - begins[b]);
  }

  /** The block of candle {@code i}; most histories have one. */
  private int block(int i) {
    int b = 0;
    while (b < blocks.length - 1 && i >= begins[b + 1]) {
      b++;
    }
    return b;
  }
}
