package com.iteradynamics.adapter.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at a folder's files, with what is written down for them instead of what they held.
 *
 * @param texts what {@link FolderState} reads, by file name
 * @param records the log, as far as it goes
 */
record FolderLook(Map<String, Content> texts, AppendedFile records) {

  /** What a file held, or why it could not be read, which matters when somebody asks for it. */
  @FunctionalInterface
  interface Content {
    Optional<String> get() throws IOException;
  }

  /**
   * A look at {@code folder}.
   *
   * @param pending what is written down and perhaps not done yet
   */
  static FolderLook at(Disk disk, Path folder, List<FolderChange> pending) throws IOException {
    Map<String, Content> texts = new HashMap<>();
    for (String file : FolderState.files()) {
      Optional<FolderChange> change = of(pending, file);
      texts.put(
          file, change.isPresent() ? change.get()::text : content(disk, folder.resolve(file)));
    }
    return new FolderLook(texts, records(disk, folder.resolve(RecordLog.FILE), pending));
  }

  /** What was in the file of this name; empty without a file. */
  Optional<String> text(String file) throws IOException {
    return texts.get(file).get();
  }

  private static AppendedFile records(Disk disk, Path file, List<FolderChange> pending)
      throws IOException {
    Optional<FolderChange> change = of(pending, RecordLog.FILE);
    Optional<Long> offset = change.flatMap(FolderChange::offset);
    long length = offset.isPresent() ? offset.get() : disk.size(file);
    return AppendedFile.asItWas(file, length, change.flatMap(FolderChange::text).orElse(""));
  }

  private static Optional<FolderChange> of(List<FolderChange> pending, String file) {
    return pending.stream().filter(change -> change.file().equals(file)).findFirst();
  }

  private static Content content(Disk disk, Path file) {
    try {
      Optional<String> text = disk.text(file);
      return () -> text;
    } catch (IOException e) {
      return () -> {
        throw e;
      };
    }
  }
}
