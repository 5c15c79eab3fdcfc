package com.iteradynamics.app;

/** What was asked for needs a parameter that is not set; the message names it. */
final class MissingSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingSettingException(String message) {
    super(message);
  }
}
