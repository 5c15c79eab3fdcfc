package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.regime.RegimeEngine;
import java.util.Optional;

/**
 * The candles that a tick sees: those of Layer 1, {@link RegimeEngine#WINDOW_CANDLES} after the
 * newest hole that cuts, or more when the strategy asks for more. A longer window is bridged over
 * every hole while at most {@link #MISSING_SHARE} of its hours are missing. Layer 1 sees its own
 * candles of it, so that no label depends on the strategy.
 *
 * @param declared how many candles the strategy asks for
 * @param gaps which holes cut Layer 1's candles
 */
public record StrategyWindow(int declared, GapRule gaps) {
  /** The most that a strategy may ask for: over a year. */
  public static final int MOST = 10_000;

  /** Share of a longer window's hours that may be missing, 0..1. */
  public static final double MISSING_SHARE = 0.02;

  /** The window of {@code strategy}; one that throws where it should say how long has Layer 1's. */
  public static StrategyWindow of(Strategy strategy, GapRule gaps) {
    int declared;
    try {
      declared = strategy.windowCandles();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      declared = RegimeEngine.WINDOW_CANDLES;
    }
    return new StrategyWindow(declared, gaps);
  }

  /** Whether the strategy sees more candles than Layer 1. */
  public boolean isLonger() {
    return declared > RegimeEngine.WINDOW_CANDLES;
  }

  /** How many candles are read: the largest of what is asked for. */
  public int candles() {
    return Math.clamp(declared, RegimeEngine.WINDOW_CANDLES, MOST);
  }

  /** What is seen of the candles up to a newest one. A view. */
  public CandleSeries seen(CandleSeries recorded) {
    return isLonger() ? recorded.last(candles()) : recent(recorded);
  }

  /** Layer 1's candles of these. A view. */
  public CandleSeries recent(CandleSeries recorded) {
    return gaps.uncut(recorded.last(RegimeEngine.WINDOW_CANDLES));
  }

  /** The model's candles of a window of any length: those that a longer one adds are not its. */
  public CandleSeries modelled(CandleSeries window) {
    return isLonger() ? recent(window) : window;
  }

  /**
   * What stands for the strategy's answer where a longer window than Layer 1's is not there: HOLD,
   * with the reason; empty where the strategy is asked.
   *
   * @param seen what {@link #seen} gave
   */
  public Optional<StrategyIntent> insufficient(CandleSeries seen) {
    if (!isLonger()) {
      return Optional.empty();
    }
    if (declared > MOST) {
      return hold("window_too_long(asks=" + declared + ", most=" + MOST + ")");
    }
    if (seen.size() < declared) {
      return hold("insufficient_history(len=" + seen.size() + ", need=" + declared + ")");
    }
    return seen.missingHours() > MISSING_SHARE * seen.spanHours()
        ? hold("window_gaps(missing=" + seen.missingHours() + ", span=" + seen.spanHours() + ")")
        : Optional.empty();
  }

  private static Optional<StrategyIntent> hold(String reason) {
    return Optional.of(new StrategyIntent(Action.HOLD, 0, 0, 0, reason, false, Signals.NONE));
  }
}
