package com.iteradynamics.candlefile;

import java.util.Arrays;

/**
 * Iterates over the records of a delimited text without copying it: RFC 4180 quotes, any of the
 * three line ends, blanks around fields ignored. A field is a range of bytes.
 */
final class CsvRecords {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final byte[] text;
  private final byte delimiter;
  private int next;
  private int begin;
  private int nextLine = 1;
  private int line;
  private int fields;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private boolean quoteLeftOpen;

  /** Records of comma-separated {@code text}, behind a byte order mark if it has one. */
  CsvRecords(byte[] text) {
    this(text, (byte) ',');
  }

  /** Records with another delimiter between their fields. */
  CsvRecords(byte[] text, byte delimiter) {
    this.text = text;
    this.delimiter = delimiter;
    this.next = mark(text);
  }

  /** How many bytes of a byte order mark a text begins with. */
  static int mark(byte[] text) {
    int mark = Math.min(MARK.length, text.length);
    return Arrays.equals(text, 0, mark, MARK, 0, MARK.length) ? mark : 0;
  }

  /** Goes to the record that begins at byte {@code at}, on line {@code onLine}. */
  void seek(int at, int onLine) {
    next = at;
    nextLine = onLine;
  }

  /** The byte behind the current record and its line end. */
  int behind() {
    return next;
  }

  /** The line on which {@link #behind} lies. */
  int lineBehind() {
    return nextLine;
  }

  /** First byte of the current record, or of blanks before it. */
  int begin() {
    return begin;
  }

  /** Moves to the next record that is not blank; false at the end of the text. */
  boolean next() {
    while (next < text.length) {
      line = nextLine;
      begin = next;
      fields = 0;
      boolean more = true;
      while (more) {
        more = field();
      }
      if (fields > 1 || starts[0] < ends[0]) {
        return true;
      }
    }
    return false;
  }

  /** Line on which the current record begins; the first line is 1. */
  int line() {
    return line;
  }

  int fields() {
    return fields;
  }

  /** First byte of field {@code i}. */
  int start(int i) {
    return starts[i];
  }

  /** The byte behind field {@code i}. */
  int end(int i) {
    return ends[i];
  }

  /** Whether the text ended inside a quoted field. */
  boolean quoteLeftOpen() {
    return quoteLeftOpen;
  }

  /** Reads one field and what ends it; whether the record goes on behind it. */
  private boolean field() {
    int start = skipBlanks(next);
    if (start < text.length && text[start] == '"') {
      quoted(start);
    } else {
      int end = endOfField(start);
      add(start, trimmed(start, end));
      next = end;
    }
    return next < text.length && endsField();
  }

  /** Steps over the comma or line end; whether it was a comma. */
  private boolean endsField() {
    byte c = text[next++];
    if (c == delimiter) {
      return true;
    }
    if (c == '\r' && next < text.length && text[next] == '\n') {
      next++;
    }
    nextLine++;
    return false;
  }

  private void quoted(int quote) {
    int close = quote + 1;
    while (close < text.length
        && (text[close] != '"' || (close + 1 < text.length && text[close + 1] == '"'))) {
      nextLine += text[close] == '\n' ? 1 : 0;
      close += text[close] == '"' ? 2 : 1;
    }
    if (close >= text.length) {
      quoteLeftOpen = true;
      add(quote, text.length);
      next = text.length;
      return;
    }
    next = endOfField(close + 1);
    boolean clean = trimmed(close + 1, next) == close + 1;
    // Something behind the closing quote: the field is kept whole, and so is no number and no time.
    add(clean ? quote + 1 : quote, clean ? close : next);
  }

  private void add(int start, int end) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    starts[fields] = start;
    ends[fields] = end;
    fields++;
  }

  private int endOfField(int from) {
    int i = from;
    while (i < text.length && text[i] != delimiter && text[i] != '\n' && text[i] != '\r') {
      i++;
    }
    return i;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length && isBlank(text[i])) {
      i++;
    }
    return i;
  }

  private boolean isBlank(byte c) {
    return c == ' ' || (c == '\t' && delimiter != '\t');
  }

  private int trimmed(int from, int end) {
    int i = end;
    while (i > from && isBlank(text[i - 1])) {
      i--;
    }
    return i;
  }
}
