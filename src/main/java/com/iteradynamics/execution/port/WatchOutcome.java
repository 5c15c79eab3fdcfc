package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;

/** How a watch went. */
public sealed interface WatchOutcome {
  /**
   * There was something to do or to tell, and the watch has its record.
   *
   * @param before whether it had it before, so that this run did nothing
   */
  record Recorded(CortexRecord record, boolean before) implements WatchOutcome {}

  /** There was nothing to do, or a tick is at work, which does it; nothing is recorded. */
  record Quiet(String why) implements WatchOutcome {}

  /** The request makes no sense, and nothing was done. */
  record Refused(String why) implements WatchOutcome {}
}
