package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Hours without a decision, seen by the tick after them: a silence that is over when it is noticed
 * can still be told for sure.
 */
final class MissedHours {
  /** A longer silence was told while it lasted, or the schedule was off on purpose. */
  private static final long MOST = 24;

  private MissedHours() {}

  /**
   * How many hours just before {@code tick} were not decided, 0 to 24; empty when that is not
   * known, as before a book's first record, and after a longer pause.
   */
  static OptionalInt before(StoreReader store, TickKey tick) {
    Instant previous = tick.hour().minus(CandleSeries.INTERVAL);
    try {
      RecordLookup found = store.lookUp(tick.book(), previous);
      if (found.record().isPresent()) {
        CortexRecord record = found.record().get();
        return OptionalInt.of(record.branch() == ExecutionBranch.TICK_ABANDONED ? 1 : 0);
      }
      return found
          .before()
          .map(newest -> Duration.between(newest, previous).toHours())
          .filter(hours -> hours <= MOST)
          .map(hours -> OptionalInt.of(hours.intValue()))
          .orElseGet(OptionalInt::empty);
    } catch (RuntimeException e) {
      // A figure for an alarm; no tick fails for it.
      return OptionalInt.empty();
    }
  }
}
