package com.iteradynamics.order;

/** Which way an order goes. */
public enum Side {
  BUY,
  SELL
}
