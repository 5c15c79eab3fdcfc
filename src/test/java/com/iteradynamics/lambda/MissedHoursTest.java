package com.iteradynamics.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.ForwardingStore;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many hours the tick after a gap says are missing. */
class MissedHoursTest {
  @ParameterizedTest
  @CsvSource({
    "1, FLAT_NO_ENTRY, 0",
    "1, TICK_ABANDONED, 1",
    "2, FLAT_NO_ENTRY, 1",
    "4, FLAT_NO_ENTRY, 3",
    "25, FLAT_NO_ENTRY, 24",
    "26, FLAT_NO_ENTRY, -1",
    "720, FLAT_NO_ENTRY, -1"
  })
  void theHoursSinceTheNewestRecordAreCounted(int hoursAgo, String branch, int missed) {
    TickStore store = new MemoryStore();
    TickKey newest =
        new TickKey(MemoryLog.TICK.book(), MemoryLog.TICK.hour().minusSeconds(3600L * hoursAgo));
    finish(store, newest, branch);
    assertEquals(
        missed < 0 ? OptionalInt.empty() : OptionalInt.of(missed),
        MissedHours.before(store, MemoryLog.TICK));
  }

  @Test
  void aBookThatBeginsHasMissedNothing() {
    assertEquals(OptionalInt.empty(), MissedHours.before(new MemoryStore(), MemoryLog.TICK));
  }

  @Test
  void aStoreThatCannotBeReadFailsNoTick() {
    TickStore away =
        new ForwardingStore(new MemoryStore()) {
          @Override
          public RecordLookup lookUp(BookKey book, Instant hour) {
            throw new StoreException("away");
          }
        };
    assertEquals(OptionalInt.empty(), MissedHours.before(away, MemoryLog.TICK));
  }

  private static void finish(TickStore store, TickKey tick, String branch) {
    Map<String, Object> fields = new HashMap<>(MemoryLog.record(branch).fields());
    fields.put(CortexRecord.TIMESTAMP, CortexRecord.timestamp(tick.hour()));
    store.begin(tick, tick.hour(), tick.hour().plusSeconds(130));
    store.finish(tick, Optional.empty(), List.of(), CortexRecord.of(fields));
  }
}
