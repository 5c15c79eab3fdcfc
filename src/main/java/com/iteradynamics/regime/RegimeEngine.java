package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.market.IndicatorCache;
import com.iteradynamics.market.Pass;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Layer 1: what state the market is in, as a pure function of closed candles.
 *
 * <p>{@link #classify} answers for the newest candle of a window, {@link #over} for every candle of
 * a tape in one pass; both run the same averages and rules, and agree to the last bit once the
 * window is long enough for the averages to have forgotten what came before it.
 *
 * <p>It measures trend by two exponential averages ({@link
 * com.iteradynamics.market.Indicator#seededEma}) and volatility by Wilder's average true range
 * ({@link com.iteradynamics.market.Indicator#atr}); rules and thresholds are the Python
 * reference's.
 */
public final class RegimeEngine {
  /**
   * How many closed candles a live tick looks at. The default averages have forgotten everything
   * older, to the last bit.
   */
  public static final int WINDOW_CANDLES = 1_500;

  private final RegimeParameters parameters;

  /** An engine with these thresholds. */
  public RegimeEngine(RegimeParameters parameters) {
    this.parameters = parameters;
  }

  /** The thresholds it works with. */
  public RegimeParameters parameters() {
    return parameters;
  }

  /**
   * The regime at the newest candle of {@code closed}.
   *
   * <p>With fewer candles than {@link RegimeParameters#candlesNeeded()}, or when a feature is not
   * available (a constant volume has no z), it is CHOP with confidence 0 and says what is missing.
   */
  public RegimeState classify(CandleSeries closed) {
    Pass pass = Pass.over(closed);
    Supplier<RegimeState> newest = newest(pass);
    pass.end();
    return newest.get();
  }

  /** The same, once {@code pass} stands at its end; now it is before its oldest candle. */
  public Supplier<RegimeState> newest(Pass pass) {
    RegimeStep step = new RegimeStep(parameters, pass);
    return () ->
        pass.count() == 0
            ? RegimeRules.withoutFeatures(Optional.empty(), "insufficient_history")
            : step.state(pass.count() - 1);
  }

  /** What missing hours do to a window. */
  public GapRule gaps() {
    return parameters.gaps();
  }

  /**
   * The regime at every candle of {@code candles}, each seeing nothing after it and nothing before
   * a hole that cuts.
   */
  public RegimePass over(CandleSeries candles) {
    return new RegimePass(parameters, new Pass(candles, gaps(), WINDOW_CANDLES));
  }

  /** What {@link #over} says of all candles, at once. */
  public RegimeColumns columns(IndicatorCache shared) {
    RegimePass candles = new RegimePass(parameters, shared.pass());
    boolean more = candles.next();
    while (more) {
      more = candles.next();
    }
    return candles.said();
  }

  /**
   * A pass that recalls what was said.
   *
   * @param said what {@link #columns} gave for {@code shared}
   */
  public RegimePass recalling(RegimeColumns said, IndicatorCache shared) {
    return new RegimePass(parameters, shared.pass(), said);
  }
}
