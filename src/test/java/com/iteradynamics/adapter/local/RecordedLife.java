package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a writer whom nobody disturbed did to its folder, and what could be read of it after each
 * transaction, told by who had the lock.
 *
 * @param script all it did, step by step
 * @param views what could be read: at the beginning, and after each transaction
 */
record RecordedLife(List<DiskScript.Step> script, List<StoreView> views) {

  /** Lives once, in {@code folder}. */
  static RecordedLife in(Path folder) {
    DiskScript written = new DiskScript();
    List<StoreView> views;
    try (FolderStore store = FolderStore.open(folder, written)) {
      views = BookLife.views(store, BookLife.brief());
    }
    RecordedLife life = new RecordedLife(written.steps, views);
    assertEquals(views.size() - 1, life.commits(life.script.size()), "transactions");
    assertEquals(views.size(), views.stream().distinct().count(), "each of them can be seen");
    return life;
  }

  int length() {
    return script.size();
  }

  /** How many transactions are committed after this many steps. */
  int commits(int steps) {
    return (int) script.subList(0, steps).stream().filter(DiskScript.Step::commits).count();
  }

  /** What can be read after this many steps. */
  StoreView view(int steps) {
    return views.get(commits(steps));
  }

  /** How many steps are done just before the transaction of this number, from 1 on. */
  int before(int transaction) {
    int steps = 0;
    while (commits(steps + 1) < transaction) {
      steps++;
    }
    return steps;
  }

  /** The rest of this life after so many steps, as far as what it does can be read. */
  RecordedLife readableRest(int steps) {
    List<String> read = new ArrayList<>(FolderState.files());
    read.addAll(List.of(".transaction.json", ".generation", RecordLog.FILE));
    return new RecordedLife(
        script.subList(steps, script.size()).stream()
            .filter(step -> read.contains(step.file()))
            .toList(),
        views.subList(commits(steps), views.size()));
  }

  /** A life that ends after this many steps, and is recovered by another process. */
  RecordedLife recoveredAfter(int steps, Path folder) throws IOException {
    DiskScript recovery = new DiskScript();
    FolderStore.open(after(steps, folder), recovery).close();
    List<DiskScript.Step> all = new ArrayList<>(script.subList(0, steps));
    all.addAll(recovery.steps);
    return new RecordedLife(all, views);
  }

  /** Makes {@code folder} what it is after this many steps. */
  Path after(int steps, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (DiskScript.Step step : script.subList(0, steps)) {
      step.in(folder);
    }
    return folder;
  }
}
