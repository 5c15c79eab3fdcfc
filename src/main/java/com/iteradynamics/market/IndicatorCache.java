package com.iteradynamics.market;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Indicators over a whole candle history, each computed once for each of its lengths however many
 * passes ask for it, to the bits that a pass of its own gives. For several threads; 8 bytes a
 * candle and column, of which the last {@value #MOST} are kept.
 */
public final class IndicatorCache {
  /** How many columns are kept, those that were asked for last. */
  static final int MOST = 192;

  private final CandleSeries candles;
  private final GapRule gaps;
  private final int window;
  private final Map<Indicator, double[]> columns =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Indicator, double[]> eldest) {
          return size() > MOST;
        }
      };

  /**
   * None yet.
   *
   * @param candles what its passes walk over
   * @param gaps which holes cut
   * @param window how many candles a live tick reads, &gt;= 1
   */
  public IndicatorCache(CandleSeries candles, GapRule gaps, int window) {
    this.candles = candles;
    this.gaps = gaps;
    this.window = window;
  }

  /** A pass that recalls them. */
  public Pass pass() {
    return new Pass(candles, gaps.blocks(candles).iterator(), window, Optional.of(this));
  }

  /** The column of {@code indicator}, not to be changed. */
  synchronized double[] of(Indicator indicator) {
    double[] kept = columns.get(indicator);
    if (kept == null) {
      kept = pass().whole(indicator);
      columns.put(indicator, kept);
    }
    return kept;
  }
}
