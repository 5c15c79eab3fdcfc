package com.iteradynamics.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The few things the store does to its folder, each of them one step: a test counts them, and dies
 * or lets others go on between any two.
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

  /** What is in {@code file}, as it was before a replacement or after it; empty without a file. */
  Optional<String> text(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Bytes in {@code file}; 0 when it is not there. */
  long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
