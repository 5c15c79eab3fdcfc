package com.iteradynamics.candlefile;

import java.util.Arrays;

/**
 * Iterates over the records of a comma-separated text without copying it: RFC 4180 quotes, any of
 * the three line ends, blanks around fields ignored. A field is a range of bytes.
 */
final class CsvRecords {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final byte[] text;
  private int next;
  private int nextLine = 1;
  private int line;
  private int fields;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private boolean quoteLeftOpen;

  /** Records of {@code text}, behind a byte order mark if it has one. */
  CsvRecords(byte[] text) {
    this.text = text;
    int begin = Math.min(MARK.length, text.length);
    this.next = Arrays.equals(text, 0, begin, MARK, 0, MARK.length) ? begin : 0;
  }

  /** Moves to the next record that is not blank; false at the end of the text. */
  boolean next() {
    while (next < text.length) {
      line = nextLine;
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
    if (c == ',') {
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
    while (i < text.length && text[i] != ',' && text[i] != '\n' && text[i] != '\r') {
      i++;
    }
    return i;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    return i;
  }

  private int trimmed(int from, int end) {
    int i = end;
    while (i > from && (text[i - 1] == ' ' || text[i - 1] == '\t')) {
      i--;
    }
    return i;
  }
}
