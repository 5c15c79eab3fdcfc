package com.iteradynamics.decision;

/** The caps, in the order they are asked; the name is the code that the record shows. */
public enum Cap {
  /** The product may not be traded. */
  PRODUCT_NOT_ALLOWED,
  /** The loss since the UTC day began is too large. */
  DAILY_LOSS,
  /** The venue has refused too many orders this hour. */
  REJECTS_PER_HOUR,
  /** A tick may send no order to enter. */
  ORDERS_PER_TICK,
  /** Too many orders this hour. */
  ORDERS_PER_HOUR,
  /** Too many orders today. */
  ORDERS_PER_DAY,
  /** One order may be of so little that no entry is left. */
  ORDER_NOTIONAL,
  /** The position may grow by so little that no entry is left. */
  POSITION_NOTIONAL
}
