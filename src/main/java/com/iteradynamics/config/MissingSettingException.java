package com.iteradynamics.config;

/** What was asked for needs a parameter that is not set; the message names it. */
public final class MissingSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MissingSettingException(String message) {
    super(message);
  }
}
