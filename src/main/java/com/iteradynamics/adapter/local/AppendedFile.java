package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A file of lines that only grows, as it is whenever it is read, or as it was at one moment: what
 * it held then are its first bytes for ever.
 *
 * @param path where it is; it need not be there
 * @param length how many of its bytes count; empty when all do, however many there are by then
 * @param added what a committed change adds after these bytes and may not have written yet
 */
record AppendedFile(Path path, OptionalLong length, String added) {

  /** All of the file at {@code path} whenever it is read. */
  static AppendedFile growing(Path path) {
    return new AppendedFile(path, OptionalLong.empty(), "");
  }

  /** The first {@code length} bytes of the file at {@code path}, and then {@code added}. */
  static AppendedFile asItWas(Path path, long length, String added) {
    return new AppendedFile(path, OptionalLong.of(length), added);
  }

  /** Its lines; none where there is no file. Text that is not UTF-8 fails. */
  BufferedReader lines() throws IOException {
    InputStream end = new ByteArrayInputStream(added.getBytes(UTF_8));
    InputStream all = new SequenceInputStream(beginning(), end);
    return new BufferedReader(new InputStreamReader(all, UTF_8.newDecoder()));
  }

  /** Whether its last line has an end, or there is none. */
  boolean endsWithALine() throws IOException {
    if (!added.isEmpty()) {
      return added.endsWith("\n");
    }
    if (length.orElse(1) == 0 || Files.notExists(path)) {
      return true;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
      long end = length.orElse(bytes.length());
      if (end == 0) {
        return true;
      }
      bytes.seek(end - 1);
      return bytes.read() == '\n';
    }
  }

  private InputStream beginning() throws IOException {
    if (length.isEmpty()) {
      return Files.exists(path) ? Files.newInputStream(path) : InputStream.nullInputStream();
    }
    long count = length.getAsLong();
    return count == 0 ? InputStream.nullInputStream() : new FirstBytes(path, count);
  }

  /** The first bytes of a file; one that does not have as many fails. */
  private static final class FirstBytes extends InputStream {
    private final Path path;
    private final InputStream all;
    private long left;

    FirstBytes(Path path, long count) throws IOException {
      this.path = path;
      this.left = count;
      try {
        this.all = Files.newInputStream(path);
      } catch (NoSuchFileException e) {
        throw new IOException(path + " was there and is gone", e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int start, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = all.read(into, start, (int) Math.min(most, left));
      if (count < 0) {
        throw new IOException(path + " is " + left + " bytes shorter than it has to be");
      }
      left -= count;
      return count;
    }

    @Override
    public void close() throws IOException {
      all.close();
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
