package com.iteradynamics.execution.port;

/** Nothing was done, since another process works on a tick or a watch of the book. */
public final class TickAtWorkException extends StoreException {
  private static final long serialVersionUID = 1L;

  public TickAtWorkException(String message) {
    super(message);
  }
}
