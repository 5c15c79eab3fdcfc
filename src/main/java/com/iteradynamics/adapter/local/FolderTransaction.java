package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several changes to a folder's files that happen together. They are first written down whole in
 * one file, which commits them, and then done; each can be done twice. Whoever opens the folder
 * after a crash does again what is written down.
 *
 * <p>Before it is done, or done again, the folder gets a new generation: the length of a file that
 * grows by one byte, which is the cheapest there is. So, as long as the generation stays the same,
 * no other file is touched but by the transaction that brought it, and that one is written down
 * until all of it is done. {@link FolderSnapshot} reads without a lock by that.
 */
final class FolderTransaction {
  private static final String FILE = ".transaction.json";
  private static final String GENERATION = ".generation";

  /** What is written down. */
  private record Document(List<FolderChange> changes) {}

  private final Disk disk;
  private final Path folder;
  private final List<FolderChange> changes = new ArrayList<>();

  FolderTransaction(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** Does what an earlier process had committed and not finished. */
  static void recover(Disk disk, Path folder) throws IOException {
    List<FolderChange> pending = pending(disk, folder);
    if (!pending.isEmpty()) {
      apply(disk, folder, pending);
    }
  }

  /** The changes that are committed and perhaps not done yet, all of them or some; usually none. */
  static List<FolderChange> pending(Disk disk, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Optional<String> written = disk.text(file);
    if (written.isEmpty()) {
      return List.of();
    }
    try {
      return Json.read(written.get(), Document.class).changes();
    } catch (Json.MalformedJsonException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What tells one state of the folder from the next; it only grows. */
  static long generation(Disk disk, Path folder) throws IOException {
    return disk.size(folder.resolve(GENERATION));
  }

  FolderTransaction replace(String file, String text) {
    changes.add(FolderChange.replace(file, text));
    return this;
  }

  FolderTransaction delete(String file) {
    changes.add(FolderChange.delete(file));
    return this;
  }

  /** Adds {@code text} at the file's present end. */
  FolderTransaction append(String file, String text) throws IOException {
    changes.add(FolderChange.append(file, disk.size(folder.resolve(file)), text));
    return this;
  }

  void commit() throws IOException {
    disk.replace(folder.resolve(FILE), Json.write(new Document(changes)));
    apply(disk, folder, changes);
  }

  private static void apply(Disk disk, Path folder, List<FolderChange> changes) throws IOException {
    disk.append(folder.resolve(GENERATION), generation(disk, folder), ".");
    for (FolderChange change : changes) {
      change.apply(disk, folder);
    }
    disk.delete(folder.resolve(FILE));
  }
}
