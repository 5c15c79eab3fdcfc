package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.execution.port.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process's hold on a folder. The operating system ends it with the process, however it dies;
 * but also when the process closes the file, whichever part of it does that. So a file that is held
 * here is not opened a second time.
 */
public final class FolderLock implements AutoCloseable {
  /** How often it is tried to get one that will be free soon: for ten seconds. */
  static final int MOST_TRIES = 1_000;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes hold of {@code folder}, which is made when it is not there.
   *
   * @param tries how often it is tried
   * @throws StoreException when another process, or this one, has it then
   */
  static FolderLock take(Path folder, int tries) throws IOException {
    return await(folder, ".lock", tries)
        .orElseThrow(
            () ->
                new StoreException(
                    "another argus process is working on the store "
                        + folder
                        + "; nothing was done, try again when it has ended"));
  }

  /**
   * Takes hold of {@code folder}, or of a part of it, by a file in it.
   *
   * @param folder made when it is not there
   * @param name the file's
   * @return empty when another process, or this one, has it already
   */
  public static Optional<FolderLock> tryTake(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.toRealPath().resolve(name);
    if (!HELD_HERE.add(file)) {
      return Optional.empty();
    }
    Optional<FolderLock> taken = Optional.empty();
    try {
      taken = locked(file);
    } finally {
      if (taken.isEmpty()) {
        HELD_HERE.remove(file);
      }
    }
    return taken;
  }

  /** The same, waiting for the holder: so many tries, ten milliseconds apart. */
  static Optional<FolderLock> await(Path folder, String name, int tries) throws IOException {
    Optional<FolderLock> taken = tryTake(folder, name);
    for (int left = tries; taken.isEmpty() && --left > 0; ) {
      Sleeper.SLEEP.pause(BETWEEN_TRIES);
      taken = tryTake(folder, name);
    }
    return taken;
  }

  private static Optional<FolderLock> locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? Optional.of(new FolderLock(file, channel)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
