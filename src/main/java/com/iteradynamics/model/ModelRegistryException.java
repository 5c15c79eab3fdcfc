package com.iteradynamics.model;

/** A model registry that cannot be read or written, or not be trusted; the message says why. */
public final class ModelRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for a person. */
  public ModelRegistryException(String message) {
    super(message);
  }

  /** With a message for a person, and its cause. */
  public ModelRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
