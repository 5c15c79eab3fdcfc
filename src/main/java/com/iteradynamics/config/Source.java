package com.iteradynamics.config;

/** Where a parameter's value comes from, the weakest first. */
public enum Source {
  DEFAULT("default"),
  DOT_ENV(".env"),
  ENVIRONMENT("environment"),
  OPTION("option");

  private final String word;

  Source(String word) {
    this.word = word;
  }

  /** As {@code argus config} shows it. */
  public String word() {
    return word;
  }
}
