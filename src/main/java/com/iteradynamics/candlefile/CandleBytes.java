package com.iteradynamics.candlefile;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The text of a candle file as bytes, unzipped, or why there is none. */
final class CandleBytes {
  /** A century of hourly candles has 40 MB; far beyond it this is some other file. */
  private static final int MOST_BYTES = 1 << 29;

  private static final int BUFFER = 1 << 16;

  /** How many names a message lists. */
  private static final int SHOWN = 5;

  private static final int LEAST_UTF_16 = 4;

  private CandleBytes() {}

  /** The content of an own file; a {@link CandleFileException} when it is damaged or no text. */
  static byte[] of(String file, InputStream content) throws IOException {
    InputStream in = new BufferedInputStream(content, BUFFER);
    byte[] text = starts(in, 0x1f, 0x8b) ? unzipped(file, in) : read(file, in);
    refuseBinary(file, text);
    return text;
  }

  /** The content of any file, gzip, zip or plain, in UTF-8. */
  static byte[] unpacked(String file, InputStream content) throws IOException {
    InputStream in = new BufferedInputStream(content, BUFFER);
    byte[] packed;
    if (starts(in, 0x1f, 0x8b)) {
      packed = unzipped(file, in);
    } else {
      boolean zip = starts(in, 'P', 'K', 3, 4) || starts(in, 'P', 'K', 5, 6);
      packed = zip ? onlyEntry(file, in) : read(file, in);
    }
    if (isPacked(packed)) {
      throw new CandleFileException(file + " is packed twice: unpack it once");
    }
    Foreign.refuse(file, packed);
    byte[] text = utf16(packed).map(charset -> recoded(file, packed, charset)).orElse(packed);
    refuseBinary(file, text);
    int mark = CsvRecords.mark(text);
    return mark == 0 ? text : Arrays.copyOfRange(text, mark, text.length);
  }

  /** Whether the text ends within a line. */
  static boolean endsInALine(byte[] text) {
    return text.length > 0 && text[text.length - 1] != '\n' && text[text.length - 1] != '\r';
  }

  private static boolean starts(InputStream in, int... bytes) throws IOException {
    in.mark(bytes.length);
    boolean same = true;
    for (int each : bytes) {
      same = same && in.read() == each;
    }
    in.reset();
    return same;
  }

  private static boolean isPacked(byte[] content) throws IOException {
    InputStream in = new ByteArrayInputStream(content);
    return starts(in, 0x1f, 0x8b) || starts(in, 'P', 'K', 3, 4);
  }

  private static byte[] unzipped(String file, InputStream in) throws IOException {
    try {
      return read(file, new GZIPInputStream(in, BUFFER));
    } catch (EOFException e) {
      throw new CandleFileException(file + " is cut short: its gzip stream ends too early", e);
    } catch (ZipException e) {
      throw new CandleFileException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /** The one file of an archive that is not about the others. */
  private static byte[] onlyEntry(String file, InputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    byte[] found = {};
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (isData(entry)) {
          names.add(entry.getName());
          found = names.size() == 1 ? read(file, zip) : found;
        }
      }
    } catch (EOFException e) {
      throw new CandleFileException(file + " is cut short: its zip archive ends too early", e);
    } catch (ZipException e) {
      throw new CandleFileException(file + " is damaged: " + e.getMessage(), e);
    }
    if (names.stream().anyMatch(name -> name.startsWith("xl/"))) {
      throw new CandleFileException(
          file + " is a workbook of a spreadsheet: save the sheet as CSV");
    }
    if (names.isEmpty()) {
      throw new CandleFileException(file + ": the zip has no file");
    }
    if (names.size() > 1) {
      String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
      throw new CandleFileException(
          file
              + " has "
              + names.size()
              + " files: "
              + shown
              + (names.size() > SHOWN ? ", …" : "")
              + "; unzip it and name the one to read");
    }
    return found;
  }

  private static boolean isData(ZipEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    return !entry.isDirectory()
        && !name.startsWith("__macosx/")
        && !name.endsWith(".checksum")
        && !name.endsWith(".md")
        && !name.endsWith(".pdf");
  }

  private static byte[] read(String file, InputStream in) throws IOException {
    byte[] text = in.readNBytes(MOST_BYTES + 1);
    if (text.length > MOST_BYTES) {
      throw new CandleFileException(file + " is larger than " + MOST_BYTES + " bytes");
    }
    return text;
  }

  /** UTF-16, by its byte order mark or by the zeros of its first characters. */
  private static Optional<Charset> utf16(byte[] text) {
    if (text.length < LEAST_UTF_16 || text.length % 2 != 0) {
      return Optional.empty();
    }
    int mark = ((text[0] & 0xff) << 8) | (text[1] & 0xff);
    if (mark == 0xfeff || (text[0] == 0 && text[2] == 0 && text[1] > 0)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return mark == 0xfffe || (text[1] == 0 && text[3] == 0 && text[0] > 0)
        ? Optional.of(StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static byte[] recoded(String file, byte[] text, Charset charset) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(text))
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new CandleFileException(file + " is damaged: it is no text in UTF-16", e);
    }
  }

  private static void refuseBinary(String file, byte[] text) {
    for (byte c : text) {
      if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new CandleFileException(file + " is not a text file in UTF-8");
      }
    }
  }

  /** Files that hold candles in a way that Argus does not read, by their first bytes. */
  private enum Foreign {
    /** Arrow's file format, freqtrade's default. */
    FEATHER("ARROW1", "Feather", "read_feather"),
    /** The same before it was Arrow's. */
    FEATHER_1("FEA1", "Feather", "read_feather"),
    PARQUET("PAR1", "Parquet", "read_parquet"),
    HDF5("\u0089HDF", "HDF5", "read_hdf");

    private final String begin;
    private final String title;
    private final String reader;

    Foreign(String begin, String title, String reader) {
      this.begin = begin;
      this.title = title;
      this.reader = reader;
    }

    /** Refuses one of these, and says how to make a file of it that can be read. */
    static void refuse(String file, byte[] content) {
      for (Foreign each : values()) {
        int length = Math.min(content.length, each.begin.length());
        if (new String(content, 0, length, StandardCharsets.ISO_8859_1).equals(each.begin)) {
          throw new CandleFileException(file + each.advice());
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
          ? pandas
              + "; or, of freqtrade: freqtrade convert-data --format-from feather --format-to json"
          : pandas;
    }
  }
}
