package com.iteradynamics.venue;

/** Where an order is. */
public enum VenueStatus {
  PENDING,
  OPEN,
  CANCEL_QUEUED,
  FILLED,
  CANCELLED,
  EXPIRED,
  FAILED;

  /** Whether nothing happens to the order any more. */
  public boolean isTerminal() {
    return switch (this) {
      case PENDING, OPEN, CANCEL_QUEUED -> false;
      case FILLED, CANCELLED, EXPIRED, FAILED -> true;
    };
  }
}
