package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.market.TapeIndicators;
import com.iteradynamics.market.ZeroRange;
import java.util.List;
import java.util.Optional;

/**
 * Layer 1: what state the market is in, as a pure function of closed candles.
 *
 * <p>{@link #classify} answers for the newest candle of a window, {@link #over} for every candle of
 * a tape in one pass; both run the same averages and rules, and agree to the last bit once the
 * window is long enough for the averages to have forgotten what came before it.
 */
public final class RegimeEngine {
  /**
   * How many closed candles a live tick looks at. The default averages have forgotten everything
   * older, to the last bit.
   */
  public static final int WINDOW_CANDLES = 1_500;

  private final RegimeParameters parameters;

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
    int size = closed.size();
    if (size == 0) {
      return RegimeRules.withoutFeatures(Optional.empty(), "insufficient_history");
    }
    RegimeAverages averages = new RegimeAverages(parameters, ZeroRange.wideningOf(closed));
    for (int i = 0; i < size; i++) {
      averages.add(closed.high(i), closed.low(i), closed.close(i));
    }
    return new RegimeRules(parameters)
        .state(closed, size - 1, averages.emaFast(), averages.emaSlow(), averages.atr());
  }

  /** What missing hours do to a window. */
  public GapRule gaps() {
    return parameters.gaps();
  }

  /**
   * The regime at every candle of {@code tape}, each seeing nothing after it and nothing before a
   * hole that cuts: a pass for each of {@link GapRule#blocks}, oldest first.
   */
  public List<RegimeTape> blocks(CandleSeries tape) {
    return gaps().blocks(tape).stream().map(this::over).toList();
  }

  /** The regime at every candle of {@code tape}, where no hole cuts, each seeing nothing after. */
  public RegimeTape over(CandleSeries tape) {
    return new RegimePass(parameters, tape, Optional.empty());
  }

  /**
   * The same.
   *
   * @param indicators those of the same tape, shared with other passes
   */
  public RegimeTape over(CandleSeries tape, TapeIndicators indicators) {
    return new RegimePass(parameters, tape, Optional.of(indicators));
  }
}
