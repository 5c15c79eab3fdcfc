package com.iteradynamics.settings;

import java.util.List;

/** A configuration with problems; the message lists all of them, one a line, by variable name. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** A configuration with these problems, each beginning with its variable. */
  public InvalidSettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, each naming its variable, the value found and what is accepted. */
  public List<String> problems() {
    return problems;
  }
}
