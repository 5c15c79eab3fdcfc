package com.iteradynamics.adapter.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One change to a file of a folder, which can be done twice.
 *
 * @param file name within the folder
 * @param offset where {@code text} is appended; empty replaces the whole file
 * @param text the new text; empty removes the file
 */
record FolderChange(String file, Optional<Long> offset, Optional<String> text) {

  static FolderChange replace(String file, String text) {
    return new FolderChange(file, Optional.empty(), Optional.of(text));
  }

  static FolderChange append(String file, long offset, String text) {
    return new FolderChange(file, Optional.of(offset), Optional.of(text));
  }

  static FolderChange delete(String file) {
    return new FolderChange(file, Optional.empty(), Optional.empty());
  }

  void apply(Disk disk, Path folder) throws IOException {
    Path path = folder.resolve(file);
    if (text.isEmpty()) {
      disk.delete(path);
    } else if (offset.isPresent()) {
      disk.append(path, offset.get(), text.get());
    } else {
      disk.replace(path, text.get());
    }
  }
}
