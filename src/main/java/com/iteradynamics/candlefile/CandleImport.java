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
 * @param contradictions hours that keep their values though others arrived, both named, a line each
 * @param notices gaps in what is recorded now
 */
public record CandleImport(
    CandleSeries candles,
    int added,
    int same,
    int replaced,
    List<String> contradictions,
    List<String> notices) {
  public CandleImport {
    contradictions = List.copyOf(contradictions);
    notices = List.copyOf(notices);
  }

  /**
   * The hours of two tapes of one product laid over each other.
   *
   * @param rule what becomes of the hours that both have with different values
   * @throws CandleFileException naming those hours, when they are refused
   */
  public static CandleImport of(CandleSeries recorded, CandleSeries arriving, Contradiction rule) {
    return CandleMerge.of(recorded, arriving, rule);
  }

  /** Whether what is recorded now differs from what was. */
  public boolean changed() {
    return added + replaced > 0;
  }
}
