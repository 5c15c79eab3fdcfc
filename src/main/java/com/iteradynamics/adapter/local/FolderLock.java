package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process's hold on a folder. The operating system ends it with the process, however it dies.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes hold of {@code folder}, which is made when it is not there.
   *
   * @throws StoreException when another process, or this one, has it already
   */
  static FolderLock take(Path folder) throws IOException {
    return take(folder, ".lock");
  }

  /** The same for a part of the folder: whoever works on the rest is not in the way. */
  static FolderLock take(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = file.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      throw inUse(folder, inThisProcess);
    } finally {
      if (!taken) {
        file.close();
      }
    }
    if (!taken) {
      throw inUse(folder, null);
    }
    return new FolderLock(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static StoreException inUse(Path folder, Throwable cause) {
    return new StoreException(
        "another argus process is working on the store "
            + folder
            + "; nothing was done, try again when it has ended",
        cause);
  }
}
