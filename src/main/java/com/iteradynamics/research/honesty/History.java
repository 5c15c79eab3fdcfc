package com.iteradynamics.research.honesty;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * How much history the layers need.
 *
 * @param liveCandles how many candles a live tick sees
 * @param rows by length, the shortest first
 * @param decisions at how many of the hours the layers decide otherwise than at the one before; 0
 *     when they always say the same
 * @param first the first decision that a live tick would make otherwise than with all candles
 */
public record History(
    int liveCandles, List<HistoryRow> rows, long decisions, Optional<Difference> first) {

  /** Whether a live tick decided as with all candles at every hour that was asked about. */
  public boolean liveIsSafe() {
    return first.isEmpty();
  }

  /** The shortest length from which on no decision differs; empty when even the longest does. */
  public OptionalInt shortestSafe() {
    return shortest(HistoryRow::decisions);
  }

  /** The shortest length from which on no bit differs; empty when even the longest does. */
  public OptionalInt shortestExact() {
    return shortest(HistoryRow::numbers);
  }

  private OptionalInt shortest(ToIntFunction<HistoryRow> differences) {
    OptionalInt shortest = OptionalInt.empty();
    for (HistoryRow row : rows.reversed()) {
      if (differences.applyAsInt(row) > 0) {
        return shortest;
      }
      shortest = row.hours() > 0 ? OptionalInt.of(row.candles()) : shortest;
    }
    return shortest;
  }
}
