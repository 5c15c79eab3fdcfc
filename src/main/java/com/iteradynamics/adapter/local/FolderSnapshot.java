package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The store in a folder as it stood at one moment. Taking it waits for nobody, whoever works on the
 * folder, and leaves the folder as it is: what a process that died had committed counts, and is not
 * finished by looking at it.
 *
 * <p>It looks at the folder's generation, then at the transaction that is written down, if one is,
 * then at the files, then at the generation again. When that is the same, no file was touched
 * meanwhile but by that transaction, whose texts therefore count instead of what the files held;
 * where none was written down the files stood still. Otherwise it looks again. Of the records, of
 * which there may be many, only the length is looked at; what they were up to there can be read
 * later.
 */
public final class FolderSnapshot extends FolderReader {
  /** A look takes a moment, and a tick's few changes are seconds apart. */
  private static final int MOST_LOOKS = 100;

  private FolderSnapshot(Path folder, FolderLook look) throws IOException {
    super(folder, look::text, look.records());
  }

  /**
   * The store in {@code folder} as it stands.
   *
   * @throws StoreException when it cannot be read, or changes too fast to be read
   */
  public static FolderSnapshot take(Path folder) {
    return take(folder, new Disk(false));
  }

  static FolderSnapshot take(Path folder, Disk disk) {
    try {
      for (int looks = 0; looks < MOST_LOOKS; looks++) {
        long generation = FolderTransaction.generation(disk, folder);
        FolderLook look = FolderLook.at(disk, folder, FolderTransaction.pending(disk, folder));
        if (generation == FolderTransaction.generation(disk, folder)) {
          return new FolderSnapshot(folder, look);
        }
      }
    } catch (IOException e) {
      throw new StoreException("the store " + folder + " cannot be read: " + AtomicFile.why(e), e);
    }
    throw new StoreException(
        String.format(
            Locale.ROOT,
            "the store %s changed during each of %d looks at it; try again later",
            folder,
            MOST_LOOKS));
  }
}
