package com.iteradynamics.order;

/** An order's life in the journal. */
public enum OrderState {
  /** Written ahead, not sent. */
  PLANNED,
  /** About to be sent, or sent without an answer yet. */
  SENT,
  /** Sent, and the answer did not tell whether the venue took it. */
  UNKNOWN,
  /** Taken by the venue, not finished. */
  OPEN,
  /** Executed in full. */
  FILLED,
  /** Executed in part, and finished. */
  PARTIAL_DONE,
  /** Refused by the venue. */
  REJECTED,
  /** Finished without execution. */
  CANCELLED;

  /** Whether nothing more can happen to the order. */
  public boolean ended() {
    return switch (this) {
      case PLANNED, SENT, UNKNOWN, OPEN -> false;
      case FILLED, PARTIAL_DONE, REJECTED, CANCELLED -> true;
    };
  }
}
