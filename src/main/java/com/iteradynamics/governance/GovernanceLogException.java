package com.iteradynamics.governance;

/** A log of reports that cannot be read or written; the message says why, for a person. */
public final class GovernanceLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for a person. */
  public GovernanceLogException(String message) {
    super(message);
  }

  /** With a message for a person, and what it came from. */
  public GovernanceLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
