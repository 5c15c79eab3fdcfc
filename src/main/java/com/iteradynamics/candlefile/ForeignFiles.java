package com.iteradynamics.candlefile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files that hold candles in a way that Argus does not read, by their first bytes. */
enum ForeignFiles {
  /** Arrow's file format, freqtrade's default. */
  FEATHER("ARROW1", "Feather", "read_feather"),
  /** The same before it was Arrow's. */
  FEATHER_1("FEA1", "Feather", "read_feather"),
  PARQUET("PAR1", "Parquet", "read_parquet"),
  HDF5("\u0089HDF", "HDF5", "read_hdf");

  private final byte[] begin;
  private final String title;
  private final String reader;

  ForeignFiles(String begin, String title, String reader) {
    this.begin = begin.getBytes(StandardCharsets.ISO_8859_1);
    this.title = title;
    this.reader = reader;
  }

  /** Refuses one of these, and says how to make a file of it that can be read. */
  static void refuse(String file, byte[] content) {
    for (ForeignFiles each : values()) {
      int length = Math.min(content.length, each.begin.length);
      if (Arrays.equals(content, 0, length, each.begin, 0, each.begin.length)) {
        throw new CandleFileException(List.of(file + each.advice()));
      }
    }
  }

  private String advice() {
    String pandas =
        " is a "
            + title
            + " file, which Argus does not read. Write it as CSV: python3 -c \"import sys, pandas;"
            + " pandas."
            + reader
            + "(sys.argv[1]).to_csv('candles.csv')\" FILE";
    return this == FEATHER || this == FEATHER_1
        ? pandas + "; or, of freqtrade: freqtrade convert-data --format-from feather --format-to json"
        : pandas;
  }
}
