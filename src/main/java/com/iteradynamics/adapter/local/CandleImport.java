package com.iteradynamics.adapter.local;

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
}
