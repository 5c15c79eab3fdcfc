package com.iteradynamics.adapter.local;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.iteradynamics.candlefile.CandleFileException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is in a file, where a library has to unpack it: zstd, and the table of a Parquet file. */
final class Unpacked {
  private static final int ZSTD = 0x28b52ffd;
  private static final int PARQUET = 0x50415231;
  private static final int BUFFER = 1 << 16;

  private Unpacked() {}

  /**
   * The content of {@code file}; of others than these as it is.
   *
   * @throws CandleFileException when it is damaged
   */
  static InputStream open(Path file) throws IOException {
    int begin = begin(file);
    if (begin == PARQUET) {
      return new ByteArrayInputStream(ParquetRows.asCsv(file));
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    return begin == ZSTD ? unpacked(file, in) : in;
  }

  private static int begin(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Integer.BYTES);
      return bytes.length < Integer.BYTES ? 0 : ByteBuffer.wrap(bytes).getInt();
    }
  }

  /** Its errors name the file, where those of the library name only what it met. */
  private static InputStream unpacked(Path file, InputStream in) throws IOException {
    return new FilterInputStream(new ZstdInputStream(in)) {
      @Override
      public int read(byte[] to, int at, int length) throws IOException {
        try {
          return super.read(to, at, length);
        } catch (ZstdIOException e) {
          throw new CandleFileException(
              file + " is cut short or damaged: its zstd stream cannot be read", e);
        }
      }
    };
  }
}
