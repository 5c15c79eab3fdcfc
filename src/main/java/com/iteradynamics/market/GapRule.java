package com.iteradynamics.market;

import java.util.ArrayList;
import java.util.List;

/**
 * What missing hours do to a window. A hole of at most {@code bridgeHours} is bridged: the candles
 * on its two sides are neighbors for every indicator. A longer one cuts the window, and only the
 * candles after it count. Nothing is ever made up for a missing hour.
 *
 * @param bridgeHours the longest hole that is bridged, hours, &gt;= 0
 * @param maxShare share of a window's span that may be missing in bridged holes before entries
 *     stop, 0..1; exits never wait for a hole
 */
public record GapRule(int bridgeHours, double maxShare) {
  /** The rule when nothing is set: a day, and a twentieth. */
  public static final GapRule DEFAULT = new GapRule(24, 0.05);

  private static final long HOUR = CandleSeries.INTERVAL_SECONDS;

  /**
   * @throws IllegalArgumentException when a limit is out of range
   */
  public GapRule {
    if (bridgeHours < 0 || !(maxShare >= 0 && maxShare <= 1)) {
      throw new IllegalArgumentException(
          "a hole of >= 0 hours is bridged, and a share of 0..1 may be missing; was "
              + bridgeHours
              + " and "
              + maxShare);
    }
  }

  /**
   * Whether the hole between candles {@code i - 1} and {@code i}, if there is one, cuts.
   *
   * @param i index of a candle, 0 being the oldest; nothing cuts before that one
   */
  public boolean cutsBefore(CandleSeries candles, int i) {
    return i > 0
        && (candles.openEpochSecond(i) - candles.openEpochSecond(i - 1)) / HOUR - 1 > bridgeHours;
  }

  /** What counts of a window: the candles after its newest hole that cuts. A view. */
  public CandleSeries uncut(CandleSeries window) {
    if (!window.hasGaps()) {
      return window;
    }
    int first = window.size() - 1;
    while (first > 0 && !cutsBefore(window, first)) {
      first--;
    }
    return window.last(window.size() - first);
  }

  /**
   * The parts of {@code candles} between the holes that cut, oldest first: one when there is no
   * such hole. Views.
   */
  public List<CandleSeries> blocks(CandleSeries candles) {
    List<CandleSeries> blocks = new ArrayList<>();
    int begins = 0;
    for (int i = 1; candles.hasGaps() && i < candles.size(); i++) {
      if (cutsBefore(candles, i)) {
        blocks.add(candles.first(i).last(i - begins));
        begins = i;
      }
    }
    blocks.add(candles.last(candles.size() - begins));
    return blocks;
  }

  /**
   * Whether more is missing than an entry allows.
   *
   * @param missing hours that are missing in the window
   * @param span hours from its oldest to its newest candle, both included
   */
  public boolean tooMany(long missing, long span) {
    return missing > maxShare * span;
  }
}
