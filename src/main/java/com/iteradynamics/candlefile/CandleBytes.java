package com.iteradynamics.candlefile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text of a candle file as bytes, unzipped, or why there is none. */
final class CandleBytes {
  /** A century of hourly candles has 40 MB; far beyond it this is some other file. */
  private static final int MOST_BYTES = 1 << 29;

  private static final int BUFFER = 1 << 16;

  private CandleBytes() {}

  /** The unzipped content; a {@link CandleFileException} when it is damaged or no text. */
  static byte[] of(String file, InputStream content) throws IOException {
    InputStream in = new BufferedInputStream(content, BUFFER);
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    byte[] text = zipped ? unzipped(file, in) : read(in);
    if (text.length > MOST_BYTES) {
      throw new CandleFileException(List.of(file + " is larger than " + MOST_BYTES + " bytes"));
    }
    refuseBinary(file, text);
    return text;
  }

  /** Whether the text ends within a line. */
  static boolean endsInALine(byte[] text) {
    return text.length > 0 && text[text.length - 1] != '\n' && text[text.length - 1] != '\r';
  }

  private static byte[] unzipped(String file, InputStream in) throws IOException {
    try {
      return read(new GZIPInputStream(in, BUFFER));
    } catch (EOFException e) {
      throw new CandleFileException(file + " is cut short: its gzip stream ends too early", e);
    } catch (ZipException e) {
      throw new CandleFileException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    return in.readNBytes(MOST_BYTES + 1);
  }

  private static void refuseBinary(String file, byte[] text) {
    for (byte c : text) {
      if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new CandleFileException(List.of(file + " is not a text file in UTF-8"));
      }
    }
  }
}
