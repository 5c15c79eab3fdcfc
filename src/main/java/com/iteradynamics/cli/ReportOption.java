package com.iteradynamics.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the page of a long command goes. */
public final class ReportOption {
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
  public Optional<OutputFile> file(CommandContext context, JsonOption.Target json) {
    Optional<OutputFile> report = file(context);
    if (report.isPresent() && report.equals(json.file())) {
      throw CommandFailure.usage("--json and --report name the same file");
    }
    return report;
  }

  /** The same for a command that writes no other file. */
  public Optional<OutputFile> file(CommandContext context) {
    return OutputFile.of(context, file);
  }
}
