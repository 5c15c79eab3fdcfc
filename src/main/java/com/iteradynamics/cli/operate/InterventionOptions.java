package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.execution.port.AuditEntry;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a person intervenes, and why. */
final class InterventionOptions {

  @Mixin BookOptions store;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, in words; kept with the change.")
  private String reason;

  /**
   * The reason.
   *
   * @throws CommandFailure when it is blank
   */
  String reason() {
    if (reason.isBlank()) {
      throw CommandFailure.usage("--reason must say why");
    }
    return reason.strip();
  }

  AuditEntry audit(Instant now, String action, String change) {
    return new AuditEntry(now, action, reason(), change);
  }
}
