package com.iteradynamics.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a store did to its folder, to be done again to another one, one step at a time.
 * An append is three steps: the file is cut, half of the text is there, all of it is there.
 */
final class DiskScript extends Disk {
  private static final String TRANSACTION = ".transaction.json";

  final List<Step> steps = new ArrayList<>();

  DiskScript() {
    super(false);
  }

  /** One thing that happens to a folder. */
  private interface Action {
    void in(Path folder) throws IOException;
  }

  /**
   * A step.
   *
   * @param file which file it is done to
   * @param commits whether what can be read is another state from here on
   */
  record Step(String what, String file, boolean commits, Action action) {
    void in(Path folder) throws IOException {
      action.in(folder);
    }
  }

  @Override
  void replace(Path file, String text) throws IOException {
    String name = file.getFileName().toString();
    add("replace", name, folder -> become(folder.resolve(name), text));
    super.replace(file, text);
  }

  @Override
  void append(Path file, long offset, String text) throws IOException {
    String name = file.getFileName().toString();
    for (String part : List.of("", text.substring(0, text.length() / 2), text)) {
      add(
          "append " + part.length() + " characters",
          name,
          folder -> super.append(folder.resolve(name), offset, part));
    }
    super.append(file, offset, text);
  }

  @Override
  void delete(Path file) throws IOException {
    String name = file.getFileName().toString();
    add("delete", name, folder -> super.delete(folder.resolve(name)));
    super.delete(file);
  }

  /** Nobody reads during a step, so that it need not be done at once, which would be slower. */
  private static void become(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, text);
  }

  private void add(String what, String file, Action action) {
    boolean commits = what.equals("replace") && file.equals(TRANSACTION);
    steps.add(new Step(what + " " + file, file, commits, action));
  }
}
