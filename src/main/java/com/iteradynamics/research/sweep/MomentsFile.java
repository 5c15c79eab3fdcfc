package com.iteradynamics.research.sweep;

import com.iteradynamics.research.overfitting.BlockMoments;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The sums of the returns of every trial, a row each, doubles with the highest byte first: 1 or 0
 * for a trial that ran or did not, then {@link BlockMoments#sums()}.
 */
public final class MomentsFile implements Closeable {
  private final Path file;
  private final int periods;
  private final int blocks;
  private final DataOutputStream out;
  private final FileChannel in;

  MomentsFile(Path file, int periods, int blocks) throws IOException {
    this.file = file;
    this.periods = periods;
    this.blocks = blocks;
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    this.in = FileChannel.open(file);
  }

  /**
   * The trials that ran, in order. Each is read when it is asked for: of a hundred thousand trials
   * no more than their places stay in memory.
   *
   * @return a list to be used as long as this file is open; its readers, as many as there are, may
   *     meet an {@link UncheckedIOException}
   */
  public List<BlockMoments> ran() throws IOException {
    int[] rows = new int[Math.toIntExact(rows())];
    int ran = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int row = 0; row < rows.length; row++) {
        if (in.readDouble() == 1) {
          rows[ran++] = row;
        }
        in.skipNBytes(rowBytes() - Double.BYTES);
      }
    }
    return new Ran(Arrays.copyOf(rows, ran));
  }

  /** What {@link #ran()} answers. */
  private final class Ran extends AbstractList<BlockMoments> implements RandomAccess {
    private final int[] rows;

    Ran(int[] rows) {
      this.rows = rows;
    }

    @Override
    public BlockMoments get(int index) {
      ByteBuffer row = ByteBuffer.allocate((int) rowBytes());
      long from = rows[index] * rowBytes();
      try {
        while (row.hasRemaining()) {
          if (in.read(row, from + row.position()) < 0) {
            throw new EOFException(file + " ends within a trial");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      double[] sums = new double[BlockMoments.sumsOf(blocks)];
      row.flip().position(Double.BYTES).asDoubleBuffer().get(sums);
      return BlockMoments.ofSums(periods, blocks, sums);
    }

    @Override
    public int size() {
      return rows.length;
    }
  }

  long rows() throws IOException {
    return Files.size(file) / rowBytes();
  }

  void keep(long rows) throws IOException {
    try (FileChannel whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
      whole.truncate(rows * rowBytes());
    }
  }

  void add(Trial trial) throws IOException {
    double[] sums =
        switch (trial) {
          case Trial.Ran ran -> ran.moments().sums();
          case Trial.Invalid impossible -> new double[BlockMoments.sumsOf(blocks)];
        };
    out.writeDouble(trial instanceof Trial.Ran ? 1 : 0);
    for (double each : sums) {
      out.writeDouble(each);
    }
  }

  void flush() throws IOException {
    out.flush();
  }

  private long rowBytes() {
    return (1L + BlockMoments.sumsOf(blocks)) * Double.BYTES;
  }

  @Override
  public void close() throws IOException {
    try (in) {
      out.close();
    }
  }
}
