package com.iteradynamics.execution;

import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;

/** A store whose process dies once, just after a plan was written ahead. */
final class DyingStore extends ForwardingStore {
  private boolean died;

  DyingStore(TickStore store) {
    super(store);
  }

  /** The process is gone. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    super.plan(tick, plan);
    if (!died) {
      died = true;
      throw new Death();
    }
  }
}
