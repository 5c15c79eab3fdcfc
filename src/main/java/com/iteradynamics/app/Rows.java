package com.iteradynamics.app;

import java.io.PrintWriter;
import java.util.OptionalInt;

/**
 * Rows of a table, for an eye: on a terminal a row that is wider than it is cut, since a broken one
 * hides which column a figure is in.
 *
 * @param out where they go
 * @param columns characters of a line; empty when nobody knows, and then nothing is cut
 */
record Rows(PrintWriter out, OptionalInt columns) {

  /** Writes a row. */
  void row(String text) {
    out.println(fit(text));
  }

  /** A row as it is written. */
  String fit(String text) {
    String row = text.stripTrailing();
    int most = columns.orElse(Integer.MAX_VALUE);
    if (row.codePointCount(0, row.length()) > most) {
      row = row.substring(0, row.offsetByCodePoints(0, most - 1)) + "…";
    }
    return row;
  }

  /**
   * How many characters a line has: what {@code COLUMNS} says, else the terminal.
   *
   * @param typed what the environment says; null when nothing
   * @param terminal what the start script found out; null when the answer goes elsewhere
   */
  static OptionalInt columns(String typed, String terminal) {
    for (String text : new String[] {typed, terminal}) {
      if (text != null && text.strip().matches("[1-9][0-9]{0,4}")) {
        return OptionalInt.of(Integer.parseInt(text.strip()));
      }
    }
    return OptionalInt.empty();
  }
}
