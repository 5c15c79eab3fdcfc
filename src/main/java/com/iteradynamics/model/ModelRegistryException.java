package com.iteradynamics.model;

/** A model registry that cannot be read or written, or not be trusted; the message says why. */
public final class ModelRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelRegistryException(String message) {
    super(message);
  }

  public ModelRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
