package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import java.time.Instant;

/** How a tick went. */
public sealed interface CycleOutcome {
  /**
   * The tick has its record.
   *
   * @param before whether it had it before, so that this run did nothing
   */
  record Recorded(CortexRecord record, boolean before) implements CycleOutcome {}

  /** Another process works on this tick; come back later. */
  record Held(Instant until) implements CycleOutcome {}

  /**
   * It is too early, or what the tick reads is away for the moment; nothing was done, come back.
   */
  record Retry(String why) implements CycleOutcome {}

  /** The request makes no sense, and nothing was done. */
  record Refused(String why) implements CycleOutcome {}
}
