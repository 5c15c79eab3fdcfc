package com.iteradynamics.research.validation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
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
public record RequiredHistory(
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

  /**
   * What the layers say when they see only so many candles, beside what they say with all of them.
   *
   * @param candles how many they see
   * @param hours at how many hours they were asked, those with more candles than that
   * @param labels at how many of them Layer 1's label differs
   * @param actions at how many the strategy's action differs
   * @param decisions at how many anything decided differs: label, action, confidence, exposure,
   *     horizon, reason or panic
   * @param numbers at how many anything at all differs, if only the last bit of an average
   * @param regimeConfidence largest difference of Layer 1's confidence, 0..1
   * @param confidence largest difference of the strategy's confidence, 0..1
   * @param exposure largest difference of the desired share of equity, 0..1
   */
  public record HistoryRow(
      int candles,
      int hours,
      int labels,
      int actions,
      int decisions,
      int numbers,
      double regimeConfidence,
      double confidence,
      double exposure) {

    static HistoryRow none(int candles) {
      return new HistoryRow(candles, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** With one hour more. */
    HistoryRow and(LayerOutput all, LayerOutput some) {
      return new HistoryRow(
          candles,
          hours + 1,
          labels + (all.regime().label() == some.regime().label() ? 0 : 1),
          actions + (all.intent().action() == some.intent().action() ? 0 : 1),
          decisions + (all.decidesAs(some) ? 0 : 1),
          numbers + (all.is(some) ? 0 : 1),
          larger(regimeConfidence, all, some, it -> it.regime().confidence()),
          larger(confidence, all, some, it -> it.intent().confidence()),
          larger(exposure, all, some, it -> it.intent().desiredExposureFrac()));
    }

    private static double larger(
        double before, LayerOutput one, LayerOutput other, ToDoubleFunction<LayerOutput> value) {
      return Math.max(before, Math.abs(value.applyAsDouble(one) - value.applyAsDouble(other)));
    }
  }
}
