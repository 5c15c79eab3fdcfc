package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several changes to a folder's files that happen together. They are first written down whole in
 * one file, which commits them, and then done; each can be done twice. Whoever opens the folder
 * after a crash does again what is written down.
 */
final class FolderTransaction {
  private static final String FILE = ".transaction.json";

  /**
   * One change.
   *
   * @param file name within the folder
   * @param offset where {@code text} is appended; empty replaces the whole file
   * @param text the new text; empty removes the file
   */
  private record Change(String file, Optional<Long> offset, Optional<String> text) {}

  /** What is written down. */
  private record Document(List<Change> changes) {}

  private final Disk disk;
  private final Path folder;
  private final List<Change> changes = new ArrayList<>();

  FolderTransaction(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** Does what an earlier process had committed and not finished. */
  static void recover(Disk disk, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    FolderTransaction pending = new FolderTransaction(disk, folder);
    try {
      pending.changes.addAll(Json.read(Files.readString(file), Document.class).changes());
    } catch (Json.MalformedJsonException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
    pending.apply();
  }

  FolderTransaction replace(String file, String text) {
    changes.add(new Change(file, Optional.empty(), Optional.of(text)));
    return this;
  }

  FolderTransaction delete(String file) {
    changes.add(new Change(file, Optional.empty(), Optional.empty()));
    return this;
  }

  /** Adds {@code text} at the file's present end. */
  FolderTransaction append(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    long end = Files.exists(path) ? Files.size(path) : 0;
    changes.add(new Change(file, Optional.of(end), Optional.of(text)));
    return this;
  }

  void commit() throws IOException {
    disk.replace(folder.resolve(FILE), Json.write(new Document(changes)));
    apply();
  }

  private void apply() throws IOException {
    for (Change change : changes) {
      Path file = folder.resolve(change.file());
      if (change.text().isEmpty()) {
        disk.delete(file);
      } else if (change.offset().isPresent()) {
        disk.append(file, change.offset().get(), change.text().get());
      } else {
        disk.replace(file, change.text().get());
      }
    }
    disk.delete(folder.resolve(FILE));
  }
}
