package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Port: what a store holds of a book, read-only.
 *
 * <p>Every method throws {@link StoreException} when the store cannot do it.
 */
public interface StoreReader {

  /** The stored state; empty when nothing was ever stored for the book. */
  Optional<LoadedState> state(BookKey book);

  /** What a person allows; HALTED when it cannot be read. */
  TradingPermission permission(BookKey book);

  /** The newest {@code count} records of hours, oldest first, optionally of one branch only. */
  List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch);

  /** The newest {@code count} records of watches, oldest first. */
  List<CortexRecord> watches(BookKey book, int count);

  /** All records of watches from {@code first} on, oldest first. */
  List<CortexRecord> watchesSince(BookKey book, Instant first);

  /**
   * The newest {@code count} records of hours and the watches from the first of them on, oldest
   * first: everything that has traded.
   */
  default List<CortexRecord> withWatches(BookKey book, int count) {
    List<CortexRecord> hours = records(book, count, Optional.empty());
    if (hours.isEmpty()) {
      return hours;
    }
    return Stream.concat(hours.stream(), watchesSince(book, hours.getFirst().hour()).stream())
        .sorted(Comparator.comparing(CortexRecord::hour))
        .toList();
  }

  /**
   * The record of {@code hour}, or the hours nearest to it that have one; of a minute between two
   * hours the record of its watch, or the watches nearest to it.
   */
  RecordLookup lookUp(BookKey book, Instant hour);
}
