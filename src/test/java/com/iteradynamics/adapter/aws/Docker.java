package com.iteradynamics.adapter.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A Docker engine, where there is one. */
final class Docker {
  private Docker() {}

  /**
   * Goes on where there is an engine; else says so in one line and skips {@code test}. Looks for
   * {@code DOCKER_HOST} or the socket first: Testcontainers would print a page.
   */
  public static void require(Class<?> test) {
    if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
      String reason = "no Docker engine, neither DOCKER_HOST nor /var/run/docker.sock";
      System.out.println("[SKIP] " + test.getName() + ": " + reason);
      Assumptions.abort(reason);
    }
  }
}
