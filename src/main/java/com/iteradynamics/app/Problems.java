package com.iteradynamics.app;

import java.io.PrintWriter;
import java.util.List;

/** All problems of a configuration, for a person. */
final class Problems {
  private Problems() {}

  static void print(List<String> problems, PrintWriter err) {
    err.println(
        problems.size() == 1
            ? "argus: the configuration has a problem:"
            : "argus: the configuration has " + problems.size() + " problems:");
    problems.forEach(problem -> err.println("  " + problem));
  }
}
