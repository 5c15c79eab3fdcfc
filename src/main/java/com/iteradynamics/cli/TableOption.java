package com.iteradynamics.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the rows of an answer go for a notebook. */
public final class TableOption {
  private static final String NAME = "--table";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description = "Writes the rows to a file as well; .json, .csv or .parquet.")
  private String file;

  /**
   * Where they go, known to be writable; empty when nowhere.
   *
   * @throws CommandFailure when the ending is of no format, or it cannot be written
   */
  public Optional<TableOutput> file(CommandContext context) {
    return TableOutput.of(context, NAME, file);
  }
}
