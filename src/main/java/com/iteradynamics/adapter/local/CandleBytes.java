package com.iteradynamics.adapter.local;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text of a candle file as bytes, unzipped, or why there is none. */
final class CandleBytes {
  /** A century of hourly candles has 40 MB; far beyond it this is some other file. */
  private static final int MOST_BYTES = 1 << 29;

  private static final int BUFFER = 1 << 16;

  private CandleBytes() {}

  /** The unzipped content; a {@link CandleFileException} when it cannot be had or is no text. */
  static byte[] of(Path file) {
    if (Files.isDirectory(file)) {
      throw new CandleFileException(List.of(file + " is a folder, not a file"));
    }
    byte[] text;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      in.mark(2);
      boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      text = zipped ? read(new GZIPInputStream(in, BUFFER)) : read(in);
    } catch (IOException e) {
      throw new CandleFileException(file + " " + why(e), e);
    }
    if (text.length > MOST_BYTES) {
      throw new CandleFileException(List.of(file + " is larger than " + MOST_BYTES + " bytes"));
    }
    refuseBinary(file, text);
    return text;
  }

  /** Where the text begins: behind a byte order mark. */
  static int startOfText(byte[] text) {
    boolean mark =
        text.length >= 3
            && text[0] == (byte) 0xef
            && text[1] == (byte) 0xbb
            && text[2] == (byte) 0xbf;
    return mark ? 3 : 0;
  }

  private static byte[] read(InputStream in) throws IOException {
    return in.readNBytes(MOST_BYTES + 1);
  }

  private static void refuseBinary(Path file, byte[] text) {
    for (byte c : text) {
      if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new CandleFileException(List.of(file + " is not a text file in UTF-8"));
      }
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "does not exist";
      case AccessDeniedException denied -> "cannot be read: permission denied";
      case EOFException cut -> "is cut short: its gzip stream ends too early";
      case ZipException broken -> "is damaged: " + broken.getMessage();
      default -> "cannot be read: " + e.getMessage();
    };
  }
}
