package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import java.util.List;

/**
 * What an import changed.
 *
 * @param candles everything that is recorded now
 * @param added hours that were not recorded before
 * @param same hours that were recorded with the same values
 * @param replaced hours that had other values before
 * @param notices gaps in what is recorded now
 */
public record CandleImport(
    CandleSeries candles, int added, int same, int replaced, List<String> notices) {
  public CandleImport {
    notices = List.copyOf(notices);
  }

  /**
   * The hours of two tapes of one product laid over each other.
   *
   * @param replace whether a recorded hour may be overwritten by other values
   * @throws CandleFileException naming the hours that both have with different values, unless they
   *     may be replaced
   */
  public static CandleImport of(CandleSeries recorded, CandleSeries arriving, boolean replace) {
    return CandleMerge.of(recorded, arriving, replace);
  }
}
