package com.iteradynamics.cli;

import com.iteradynamics.candlefile.CandleSource;
import com.iteradynamics.candlefile.ColumnNames;
import com.iteradynamics.candlefile.ReadAs;
import com.iteradynamics.config.Suggestions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a candle file is to be read, where it could be read in more than one way. */
public final class ReadAsOptions {
  private static final String COLUMNS = "--columns";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "The format of the candle file, such as binance; default: recognized.")
  private String format;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description =
          "The zone of the file's times that have no offset, such as Europe/Berlin; default: UTC.")
  private String zone;

  @Option(
      names = COLUMNS,
      paramLabel = "NAMES",
      description =
          "The columns of a file in another format: time,open,high,low,close,volume in its order, -"
              + " for one to skip; or time=NAME,open=NAME,... with the names of its header.")
  private String columns;

  /**
   * What these options say.
   *
   * @throws CommandFailure when one of them cannot be
   */
  public ReadAs read() {
    if (format != null && columns != null) {
      throw CommandFailure.usage("give only one of --format=NAME, --columns=NAMES");
    }
    return new ReadAs(source(), zone(), columns(), Optional.empty());
  }

  /**
   * Refuses these options where no file is read.
   *
   * @throws CommandFailure when one of them is given without a {@code file}
   */
  public void refuseWithout(Optional<String> file) {
    if (file.isEmpty() && !words().isEmpty()) {
      throw CommandFailure.usage(words().getFirst() + " says how a candle file is read: name one");
    }
  }

  /** The options as they were typed. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    add(words, "--format", format);
    add(words, "--time-zone", zone);
    add(words, COLUMNS, columns);
    return words;
  }

  private static void add(List<String> words, String name, String value) {
    if (value != null) {
      words.addAll(List.of(name, value));
    }
  }

  private Optional<CandleSource> source() {
    return Optional.ofNullable(format)
        .map(
            name ->
                CandleSource.named(name)
                    .orElseThrow(
                        () ->
                            CommandFailure.usage(
                                "--format must be one of "
                                    + CandleSource.ids()
                                    + ", was \""
                                    + name
                                    + "\""
                                    + Suggestions.hint(
                                        name, List.of(CandleSource.ids().split(", ", -1))))));
  }

  private Optional<ZoneId> zone() {
    try {
      return Optional.ofNullable(zone).map(ZoneId::of);
    } catch (DateTimeException e) {
      throw CommandFailure.usage(
          "--time-zone must be a zone such as UTC, +01:00 or Europe/Berlin, was \"" + zone + "\"");
    }
  }

  private Optional<ColumnNames> columns() {
    try {
      return Optional.ofNullable(columns).map(ColumnNames::of);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(
          COLUMNS
              + " must name time, open, high, low, close and volume once each: "
              + e.getMessage());
    }
  }
}
