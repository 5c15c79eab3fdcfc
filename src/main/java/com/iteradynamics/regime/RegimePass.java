package com.iteradynamics.regime;

import com.iteradynamics.market.GapRule;
import com.iteradynamics.market.Pass;
import java.util.Objects;
import java.util.Optional;

/**
 * A single pass of Layer 1 over candles, a block of candles at a time: stands before the oldest
 * candle, and {@link #next} moves it on. What it tells at a candle is what {@link
 * RegimeEngine#classify} tells of the window of {@link RegimeEngine#WINDOW_CANDLES} that ends
 * there, of which only those candles count that come after the newest hole that cuts.
 *
 * <pre>{@code
 * while (regime.next()) {
 *   for (int i = regime.pass().from(); i < regime.pass().to(); i++) {
 *     ... regime.said().label(i) ...
 *   }
 * }
 * }</pre>
 *
 * <p>Candles are named by their index in the history, 0 being the oldest. Not for several threads.
 */
public final class RegimePass {
  private final RegimeParameters parameters;
  private final Pass pass;
  private final RegimeColumns said;
  private final boolean recalls;
  private Optional<RegimeStep> step = Optional.empty();

  /** A pass that computes what it tells, and fills {@link #said} as it goes along. */
  RegimePass(RegimeParameters parameters, Pass pass) {
    this.parameters = parameters;
    this.pass = pass;
    this.said = new RegimeColumns(pass.candles().size());
    this.recalls = false;
    step();
  }

  /** A pass that recalls what it tells. */
  RegimePass(RegimeParameters parameters, Pass pass, RegimeColumns said) {
    this.parameters = parameters;
    this.pass = pass;
    this.said = said;
    this.recalls = true;
  }

  /** Moves on to the next candles; false, and no move, after the newest one. */
  public boolean next() {
    boolean moved = pass.next();
    if (moved && !recalls) {
      step().decide(said);
    }
    return moved;
  }

  /** The candles where it stands, and indicators there, for who walks beside it. */
  public Pass pass() {
    return pass;
  }

  /** Which holes cut, and how much may be missing. */
  public GapRule gaps() {
    return parameters.gaps();
  }

  /**
   * Everything about candle {@code i}, as a value.
   *
   * @throws IndexOutOfBoundsException when it does not stand there
   */
  public RegimeState state(int i) {
    return step().state(Objects.checkIndex(i - pass.from(), pass.count()));
  }

  /** Everything about any candle {@code i}, computed anew from the window that ends there. */
  public RegimeState anew(int i) {
    return new RegimeEngine(parameters)
        .classify(gaps().uncut(pass.candles().first(i + 1).last(RegimeEngine.WINDOW_CANDLES)));
  }

  /** What it said so far, and in the end of all candles. */
  public RegimeColumns said() {
    return said;
  }

  private RegimeStep step() {
    if (step.isEmpty()) {
      step = Optional.of(new RegimeStep(parameters, pass));
    }
    return step.get();
  }
}
