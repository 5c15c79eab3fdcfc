package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import java.time.Instant;

/** What asking for a tick's lease gave. */
public sealed interface TickClaim {
  /** The tick is ours, and nothing of it was decided yet. */
  record Granted() implements TickClaim {}

  /** The tick is ours; an earlier owner died after writing this plan ahead. */
  record Resumed(TickPlan plan) implements TickClaim {}

  /** The tick was finished before, with this record. */
  record Finished(CortexRecord record) implements TickClaim {}

  /** Another process works on it, until this time at the latest. */
  record Held(Instant until) implements TickClaim {}
}
