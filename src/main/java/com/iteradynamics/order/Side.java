package com.iteradynamics.order;

/** Which way an order goes. */
public enum Side {
  /** Quote currency becomes base. */
  BUY,
  /** Base becomes quote currency. */
  SELL
}
