package com.iteradynamics.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where answers go, in UTF-8. A {@link PrintWriter} swallows what goes wrong; this remembers it, so
 * that a full disk is told and a reader that left early ({@code argus trace … | head}) is not.
 */
public final class Output {
  private final Remembering stream;
  private final PrintWriter writer;

  private Output(OutputStream target) {
    stream = new Remembering(target);
    writer =
        new PrintWriter(
            new OutputStreamWriter(
                new BufferedOutputStream(stream, 1 << 16), StandardCharsets.UTF_8));
  }

  /** The process's standard output. */
  static Output standard() {
    return to(new FileOutputStream(FileDescriptor.out));
  }

  public static Output to(OutputStream target) {
    return new Output(target);
  }

  PrintWriter writer() {
    return writer;
  }

  /** The same place for bytes; not to be mixed with {@link #writer()}. */
  public OutputStream stream() {
    return stream;
  }

  /** Whether nothing more needs to be written, because it cannot arrive. */
  boolean closed() {
    return stream.failure != null;
  }

  /** Writes what is buffered; answers what went wrong, other than a reader that left. */
  public Optional<IOException> finish() {
    writer.flush();
    IOException failure = stream.failure;
    if (failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      return Optional.empty();
    }
    return Optional.of(failure);
  }

  private static final class Remembering extends OutputStream {
    private final OutputStream target;
    private IOException failure;

    private Remembering(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (failure != null) {
        return;
      }
      try {
        target.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
      }
    }

    @Override
    public void flush() throws IOException {
      if (failure == null) {
        target.flush();
      }
    }
  }
}
