package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a writer is doing, wherever it died: who reads without the lock sees the store before a
 * change or after it, and leaves the folder as it is.
 */
class FolderSnapshotTest {
  @TempDir Path parent;
  private RecordedLife life;

  @BeforeEach
  void aLifeIsRecorded() {
    life = RecordedLife.in(parent.resolve("calm"));
  }

  @Test
  void aWriterKilledAtAnyStepLeavesTheStateBeforeOrAfterAndReadingChangesNothing()
      throws IOException {
    Path folder = Files.createDirectory(parent.resolve("killed"));
    for (int done = 0; done <= life.length(); done++) {
      String when = "killed after step " + done + " of " + life.length();
      Map<String, String> before = files(folder);
      assertEquals(life.view(done), view(folder), when);
      assertEquals(before, files(folder), when);
      if (done < life.length()) {
        life.script().get(done).in(folder);
      }
    }
  }

  @Test
  void aRecoveryIsSeenAtNoneOfItsSteps() throws IOException {
    for (int done = 1; done <= life.length(); done++) {
      DiskScript recovery = new DiskScript();
      Path same = life.after(done, parent.resolve("recovered-" + done));
      try (FolderStore store = FolderStore.open(same, recovery)) {
        assertEquals(life.view(done), StoreView.of(store));
      }
      Path folder = life.after(done, parent.resolve("dead-" + done));
      for (DiskScript.Step step : recovery.steps) {
        step.in(folder);
        assertEquals(
            life.view(done),
            view(folder),
            "killed after step " + done + ", recovered up to: " + step.what());
      }
    }
  }

  @Test
  void whatIsReadLaterIsWhatWasThereThen() throws IOException {
    for (int transaction = 1; transaction < life.views().size(); transaction++) {
      int committed = life.before(transaction) + 1;
      Path folder = life.after(committed, parent.resolve("later-" + transaction));
      FolderSnapshot snapshot = FolderSnapshot.take(folder);
      for (DiskScript.Step step : life.script().subList(committed, life.length())) {
        step.in(folder);
      }
      assertEquals(life.view(committed), StoreView.of(snapshot), "transaction " + transaction);
    }
  }

  @Test
  void aFolderThatChangesAtEveryLookIsAFailureThatSaysSo() {
    Disk restless =
        new Disk(false) {
          private int count;

          @Override
          long size(Path file) throws IOException {
            return file.endsWith(".generation") ? ++count : super.size(file);
          }
        };
    StoreException failed =
        assertThrows(StoreException.class, () -> FolderSnapshot.take(parent, restless));
    assertTrue(failed.getMessage().contains("changed during each of 100 looks"), failed.toString());
  }

  @Test
  void anotherProcessMayHoldTheLock() throws Exception {
    Path folder = life.after(life.length(), parent.resolve("held"));
    try (OtherProcess other = OtherProcess.opening(folder)) {
      assertTrue(other.said().startsWith("opened"), other.said());
      assertThrows(StoreException.class, () -> FolderStore.open(folder));
      assertEquals(life.views().getLast(), view(folder));
      assertEquals(0, other.end());
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenCanBeRead() throws IOException {
    Path folder = life.after(life.before(3) + 4, parent.resolve("read-only"));
    assertTrue(Files.exists(folder.resolve(".transaction.json")), "something is left to be done");
    List<Path> all = new ArrayList<>(List.of(folder));
    try (var files = Files.list(folder)) {
      files.forEach(all::add);
    }
    for (Path file : all) {
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(file.equals(folder) ? "r-xr-xr-x" : "r--r--r--"));
    }
    try {
      if (Files.isWritable(folder)) {
        String reason = "this user may write into read-only folders";
        System.out.println("[SKIP] " + getClass().getName() + ": " + reason);
        Assumptions.abort(reason);
      }
      assertEquals(life.views().get(3), view(folder));
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aTransactionOrARecordThatCannotBeReadIsRefusedByNameAndLeft() throws IOException {
    for (String file : List.of(".transaction.json", "cortex.jsonl")) {
      Path folder = life.after(life.length(), parent.resolve("broken" + file));
      Files.writeString(folder.resolve(file), "{\"changes\":[");
      Map<String, String> before = files(folder);
      StoreException refused = assertThrows(StoreException.class, () -> view(folder));
      assertTrue(
          refused.getMessage().contains(folder.resolve(file).toString()), refused.toString());
      assertEquals(before, files(folder));
    }
  }

  private static StoreView view(Path folder) {
    return StoreView.of(FolderSnapshot.take(folder));
  }

  /** Every file with its content, its identity and its time. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (var all = Files.list(folder)) {
      for (Path file : all.toList()) {
        found.put(
            file.getFileName().toString(),
            Files.readAttributes(file, "unix:ino,lastModifiedTime")
                + new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
