package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is read while its writer goes on: what is seen is what was there at one moment. */
class FolderSnapshotRaceTest {
  /** How often a snapshot reads from its folder when nothing changes. */
  private static final int READS = 8;

  @TempDir Path parent;

  /** A writer that goes on just before one of its folder's files is looked at. */
  private static final class Writer extends Disk {
    private final RecordedLife life;
    private final Path folder;
    private int done;
    private int reads;
    private Plan plan = read -> 0;

    Writer(RecordedLife life, int done, Path folder) {
      super(false);
      this.life = life;
      this.done = done;
      this.folder = folder;
    }

    /** How many steps are to be done before a read, the first of which is 1. */
    private interface Plan {
      int before(int read);
    }

    /** That what is seen was there between the first look and the last. */
    void assertSeenAtOneMoment(Plan next, String when) {
      plan = next;
      reads = 0;
      int from = done;
      StoreView seen = StoreView.of(FolderSnapshot.take(folder, this));
      List<StoreView> possible = life.views().subList(life.commits(from), life.commits(done) + 1);
      assertTrue(
          possible.contains(seen),
          () ->
              String.format(
                  Locale.ROOT,
                  "%s, steps %d to %d: %s is none of %s",
                  when,
                  from,
                  done,
                  seen,
                  possible));
    }

    boolean goesOn() {
      return done < life.length();
    }

    @Override
    Optional<String> text(Path file) throws IOException {
      goOn();
      return super.text(file);
    }

    @Override
    long size(Path file) throws IOException {
      goOn();
      return super.size(file);
    }

    private void goOn() throws IOException {
      int until = Math.min(plan.before(++reads), life.length());
      for (; done < until; done++) {
        life.script().get(done).in(folder);
      }
    }
  }

  @Test
  void aWriterThatGoesFromAnyStepToAnyOtherBetweenTwoReads() throws IOException {
    RecordedLife whole = RecordedLife.in(parent.resolve("calm"));
    int beforeTheLastTwo = whole.before(whole.views().size() - 2);
    Path now = whole.after(beforeTheLastTwo, parent.resolve("now"));
    RecordedLife life = whole.readableRest(beforeTheLastTwo);
    Writer resting = new Writer(life, 0, now);
    resting.assertSeenAtOneMoment(count -> 0, "nothing changes");
    assertEquals(READS, resting.reads);
    for (int from = 0; from < life.length(); from++) {
      for (int to = from + 1; to <= life.length(); to++) {
        for (int read = 2; read <= READS; read++) {
          int turn = read;
          int steps = to;
          Writer writer = new Writer(life, from, copy(now));
          writer.assertSeenAtOneMoment(
              count -> count == turn ? steps : 0, "goes on before read " + read);
          assertTrue(writer.done == to || writer.reads < read, "it goes on before that read");
        }
      }
      life.script().get(from).in(now);
    }
  }

  @Test
  void aWriterThatGoesOnAtRandomUntilItDiesAndIsRecovered() throws IOException {
    long seed = Seed.value();
    Random random = new Random(seed);
    RecordedLife calm = RecordedLife.in(parent.resolve("calm"));
    for (int run = 0; run < 100; run++) {
      int death = random.nextInt(calm.length() + 1);
      RecordedLife life = calm.recoveredAfter(death, parent.resolve("dead-" + run));
      int most = 1 + random.nextInt(12);
      Writer writer = new Writer(life, 0, Files.createDirectory(parent.resolve("run-" + run)));
      while (writer.goesOn()) {
        writer.assertSeenAtOneMoment(
            read -> writer.done + random.nextInt(most + 1), "run " + run + " of seed " + seed);
      }
    }
  }

  @Test
  void aThreadThatWritesIsSeenAtOneMomentAfterAnother() throws Exception {
    long seed = Seed.value();
    List<StoreView> views;
    try (FolderStore store = FolderStore.open(parent.resolve("alone"), new Disk(false))) {
      views = BookLife.views(store, BookLife.random(new Random(seed), 60));
    }
    BookLife life = BookLife.random(new Random(seed), 60);
    List<Integer> seen = new ArrayList<>();
    Path folder = parent.resolve("shared");
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        FolderStore store = FolderStore.open(folder, new Disk(false))) {
      Future<?> writer = threads.submit(() -> life.steps.forEach(step -> step.accept(store)));
      while (!writer.isDone()) {
        seen.add(views.indexOf(StoreView.of(FolderSnapshot.take(folder))));
      }
      writer.get();
    }
    assertEquals(-1, seen.indexOf(-1), "something else was seen, seed " + seed);
    assertEquals(seen.stream().sorted().toList(), seen, "back in time, seed " + seed);
    assertEquals(views.getLast(), StoreView.of(FolderSnapshot.take(folder)));
  }

  private Path copy(Path folder) throws IOException {
    Path copy = Files.createTempDirectory(parent, "copy");
    try (var all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
