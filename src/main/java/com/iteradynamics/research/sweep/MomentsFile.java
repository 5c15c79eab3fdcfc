package com.iteradynamics.research.sweep;

import com.iteradynamics.research.luck.BlockMoments;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums of the returns of every trial, a row each, doubles with the highest byte first: 1 or 0
 * for a trial that ran or did not, then {@link BlockMoments#sums()}.
 */
public final class MomentsFile implements Closeable {
  private final Path file;
  private final int periods;
  private final int blocks;
  private final DataOutputStream out;

  MomentsFile(Path file, int periods, int blocks) throws IOException {
    this.file = file;
    this.periods = periods;
    this.blocks = blocks;
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
  }

  /** The trials that ran, in order. */
  public List<BlockMoments> ran() throws IOException {
    List<BlockMoments> all = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long left = rows(); left > 0; left--) {
        boolean ran = in.readDouble() == 1;
        double[] sums = new double[BlockMoments.sumsOf(blocks)];
        for (int i = 0; i < sums.length; i++) {
          sums[i] = in.readDouble();
        }
        if (ran) {
          all.add(BlockMoments.ofSums(periods, blocks, sums));
        }
      }
    }
    return all;
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
          case Trial.Impossible impossible -> new double[BlockMoments.sumsOf(blocks)];
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
    out.close();
  }
}
