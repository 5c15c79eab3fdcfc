package com.iteradynamics.execution.replay;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the records of a book over a long time, read-only. */
public interface RecordHistory {

  /**
   * The records of the hours in {@code from..to}, both included, oldest first. Those of the last 24
   * of these hours are whole; of older ones, what takes the most room may be left out.
   *
   * @throws StoreException when they cannot be read, or one cannot be trusted
   */
  List<CortexRecord> between(BookKey book, Instant from, Instant to);

  /** The same of the watches between these hours. */
  List<CortexRecord> watches(BookKey book, Instant from, Instant to);

  /** Over a store whose newest {@code most} records go far enough back. */
  static RecordHistory of(StoreReader store, int most) {
    return new RecordHistory() {
      @Override
      public List<CortexRecord> between(BookKey book, Instant from, Instant to) {
        return store.records(book, most, Optional.empty()).stream()
            .filter(record -> !record.hour().isBefore(from) && !record.hour().isAfter(to))
            .toList();
      }

      @Override
      public List<CortexRecord> watches(BookKey book, Instant from, Instant to) {
        return store.watchesSince(book, from).stream()
            .filter(record -> !record.hour().isAfter(to))
            .toList();
      }
    };
  }
}
