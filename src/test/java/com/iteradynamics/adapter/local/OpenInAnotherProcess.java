package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.StoreException;
import java.nio.file.Path;

/** Opens a store in a process of its own; exit code 1 with the message when it is refused. */
final class OpenInAnotherProcess {
  private OpenInAnotherProcess() {}

  public static void main(String[] args) {
    try (FolderStore store = FolderStore.open(Path.of(args[0]))) {
      System.out.println("opened, with " + store.permission(Cycle.BOOK));
    } catch (StoreException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }
}
