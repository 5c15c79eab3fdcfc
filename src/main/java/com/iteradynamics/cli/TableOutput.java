package com.iteradynamics.cli;

import com.iteradynamics.tablefile.FileColumn;
import com.iteradynamics.tablefile.TableFile;
import com.iteradynamics.tablefile.TableFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file for a table, whose ending says in which format.
 *
 * @param option by which a person named it
 * @param file known to be writable
 */
public record TableOutput(String option, String name, TableFormat format, OutputFile file) {

  /**
   * The file that a person named; empty when they named none.
   *
   * @throws CommandFailure when its ending is of no format, or it cannot be written
   */
  public static Optional<TableOutput> of(CommandContext context, String option, String name) {
    return Optional.ofNullable(name).map(known -> named(context, option, known));
  }

  private static TableOutput named(CommandContext context, String option, String name) {
    TableFormat format =
        TableFormat.of(name)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        String.format(
                            Locale.ROOT,
                            "%s: the ending of %s says no format; it has to be .json, .csv or"
                                + " .parquet",
                            option,
                            name)));
    return new TableOutput(option, name, format, OutputFile.of(context, name).orElseThrow());
  }

  /** The file beside it with {@code more} before its ending: {@code trades-orders.csv}. */
  public TableOutput beside(CommandContext context, String more) {
    int end = name.length() - format.ending().length();
    return named(context, option, name.substring(0, end) + more + name.substring(end));
  }

  /** Replaces what is in it. */
  public <T> void write(List<FileColumn<T>> columns, Iterable<T> rows) {
    file.write(out -> new TableFile<>(columns, rows).write(format, out));
  }
}
