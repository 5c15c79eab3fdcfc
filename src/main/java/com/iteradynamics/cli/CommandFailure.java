package com.iteradynamics.cli;

/** A command, or a function, that cannot go on, in words for the person who asked. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The work failed: exit code 1. */
  public static CommandFailure failed(String message) {
    return new CommandFailure(1, message, null);
  }

  /** The work failed: exit code 1. */
  public static CommandFailure failed(String message, Throwable cause) {
    return new CommandFailure(1, message, cause);
  }

  /** What was typed, or an event, or the configuration, cannot be used: exit code 2. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(2, message, null);
  }

  public int exitCode() {
    return exitCode;
  }
}
