package com.iteradynamics.app.lambda;

import com.iteradynamics.execution.TickKey;

/** What is done when a tick has its record and all of it is told. */
@FunctionalInterface
interface AfterTick {
  /** Nothing. */
  AfterTick NOTHING = tick -> {};

  /** Does it; never fails. */
  void after(TickKey tick);
}
