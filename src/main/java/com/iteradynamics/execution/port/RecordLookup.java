package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * What looking for an hour's record found.
 *
 * @param record the record; empty when the hour has none
 * @param before the nearest earlier hour that has one; not looked for when the record is there
 * @param after the nearest later one
 */
public record RecordLookup(
    Optional<CortexRecord> record, Optional<Instant> before, Optional<Instant> after) {

  /** The hour has a record. */
  public static RecordLookup found(CortexRecord record) {
    return new RecordLookup(Optional.of(record), Optional.empty(), Optional.empty());
  }
}
