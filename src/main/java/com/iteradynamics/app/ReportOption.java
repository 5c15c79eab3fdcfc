package com.iteradynamics.app;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the page of a long command goes. */
final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes a page as well, one HTML file for any browser: figures and charts.")
  private String file;

  /**
   * Where it goes, known to be writable; empty when none is asked for.
   *
   * @param json where the figures go in JSON, which is another file
   * @throws CommandFailure when it cannot be written
   */
  Optional<OutputFile> file(Surroundings around, JsonOption.Target json) {
    Optional<OutputFile> report = file(around);
    if (report.isPresent() && report.equals(json.file())) {
      throw CommandFailure.usage("--json and --report name the same file");
    }
    return report;
  }

  /** The same for a command that writes no other file. */
  Optional<OutputFile> file(Surroundings around) {
    return OutputFile.of(around, file);
  }
}
