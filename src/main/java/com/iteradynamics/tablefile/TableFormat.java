package com.iteradynamics.tablefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a table is written. */
public enum TableFormat {
  /** A list of objects, one a line; what is not known is left out. */
  JSON,
  /** Comma-separated values with a header (RFC 4180); what is not known is empty. */
  CSV,
  /** Apache Parquet; what is not known is null. */
  PARQUET;

  /** The ending of the names of its files, with the dot. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The format of a file of this name, by its ending in any case; empty for any other. */
  public static Optional<TableFormat> of(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> small.endsWith(each.ending())).findFirst();
  }
}
