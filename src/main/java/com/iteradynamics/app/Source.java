package com.iteradynamics.app;

/** Where a parameter's value comes from, the weakest first. */
enum Source {
  DEFAULT("default"),
  DOT_ENV(".env"),
  ENVIRONMENT("environment"),
  OPTION("option");

  private final String word;

  Source(String word) {
    this.word = word;
  }

  /** As {@code argus config} shows it. */
  String word() {
    return word;
  }
}
