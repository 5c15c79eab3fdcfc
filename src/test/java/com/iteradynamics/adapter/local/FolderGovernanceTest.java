package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogContract;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.governance.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderGovernanceTest extends GovernanceLogContract {
  @TempDir private Path store;

  @Override
  protected GovernanceLog open() {
    return new FolderGovernance(store, notice -> {});
  }

  @Override
  protected void damage(LocalDate day) {
    StoreFile.change(
        store,
        "UPDATE reports SET json = replace(json, ?, ?)",
        "\"as_of\":\"" + day,
        "\"as_of\":\"x" + day);
  }

  @Test
  void lookingMakesNoFolder() {
    Path none = store.resolve("none");
    new FolderGovernance(none, notice -> {}).newest(PAPER, 1);
    assertTrue(Files.notExists(none));
  }

  /** A tick's hold on the store is not in the way, nor is this one in a tick's. */
  @Test
  void itIsWrittenWhileATickWorksOnTheStore() {
    try (FolderStore tick = FolderStore.open(store)) {
      assertTrue(open().append(PAPER, Reports.bare(Reports.day(1))));
      assertTrue(tick.unresolved(PAPER).isEmpty());
    }
  }

  @Test
  void whatCannotBeIsRefusedWithItsName() throws IOException {
    Files.createDirectories(store.resolve(Database.FILE));
    GovernanceLogException told =
        assertThrows(GovernanceLogException.class, () -> open().newest(PAPER, 1));
    assertTrue(told.getMessage().startsWith("the store " + store), told.getMessage());
    assertThrows(
        GovernanceLogException.class, () -> open().append(PAPER, Reports.bare(Reports.day(1))));
    Path taken = store.resolve("taken");
    Files.writeString(taken, "a file");
    told =
        assertThrows(
            GovernanceLogException.class,
            () ->
                new FolderGovernance(taken, notice -> {})
                    .append(PAPER, Reports.bare(Reports.day(1))));
    assertEquals(
        "the store " + taken + " cannot be opened: what should be its folder is a file",
        told.getMessage());
  }
}
