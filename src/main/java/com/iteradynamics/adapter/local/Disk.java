package com.iteradynamics.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The few things the store does to its folder, each of them one step: a test counts them and dies
 * between any two.
 */
class Disk {
  private final boolean forced;

  /**
   * @param forced whether every write waits until the disk has it: needed where a power cut must
   *     not lose anything, and a hundred times slower
   */
  Disk(boolean forced) {
    this.forced = forced;
  }

  /** Gives {@code file} this text, whole or not at all. */
  void replace(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), forced);
  }

  /**
   * Cuts {@code file} to {@code offset} bytes and adds this text; doing it twice changes nothing.
   */
  void append(Path file, long offset, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(offset);
      channel.position(offset);
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (forced) {
        channel.force(true);
      }
    }
  }

  /** Removes {@code file} if it is there. */
  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
