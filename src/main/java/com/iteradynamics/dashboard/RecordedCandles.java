package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.market.CandleRules;
import java.util.List;

/**
 * How often the venue gave another candle later than the one that is recorded, and decided on. What
 * is recorded stays; a venue that does so often publishes its candles before they are final.
 */
final class RecordedCandles {
  private static final int DAY = 24;

  private RecordedCandles() {}

  /** Of how many hours; older records have it in words only. */
  static int differences(CortexRecord record) {
    return record
        .get(Recorded.CANDLE_DIFFERENCES)
        .orElseGet(() -> occurrences(record.get(Recorded.CANDLE_NOTES).orElse("")));
  }

  private static int occurrences(String notes) {
    return notes.split(CandleRules.OTHER_VALUES, -1).length - 1;
  }

  /** Over the newest 24 decisions. */
  static int ofADay(List<DecisionRow> rows) {
    return rows.subList(Math.max(0, rows.size() - DAY), rows.size()).stream()
        .mapToInt(DecisionRow::differences)
        .sum();
  }
}
