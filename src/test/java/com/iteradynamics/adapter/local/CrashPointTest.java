package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.TickStore;
import com.iteradynamics.testkit.CrashPointContract;
import com.iteradynamics.testkit.Moments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** A folder's processes die between any two writes, and in the middle of an append. */
class CrashPointTest extends CrashPointContract {
  @TempDir Path folders;
  private int lives;

  CrashPointTest() {
    super(1);
  }

  @Override
  protected Remains fresh() {
    return new Folder(folders.resolve("life-" + ++lives));
  }

  /** Dies before a write, in the middle of an append, or after it. */
  private static final class MortalDisk extends Disk {
    private final Moments moments;

    MortalDisk(Moments moments) {
      super(false);
      this.moments = moments;
    }

    @Override
    void replace(Path file, String text) throws IOException {
      moments.next();
      super.replace(file, text);
    }

    @Override
    void append(Path file, long offset, String text) throws IOException {
      moments.next();
      if (moments.isFatal()) {
        super.append(file, offset, text.substring(0, text.length() / 2));
        throw new Moments.Killed();
      }
      super.append(file, offset, text);
    }

    @Override
    void delete(Path file) throws IOException {
      moments.next();
      super.delete(file);
    }
  }

  private record Folder(Path path) implements Remains {

    @Override
    public void process(Moments moments, Instant now, Consumer<TickStore> work) {
      try (FolderStore store = FolderStore.open(path, new MortalDisk(moments))) {
        work.accept(store);
      }
    }

    /** Files, less how often an order had to be sent, which a crash may change. */
    @Override
    public List<String> texts() {
      return List.of(
          text("paper_prime_state.json"),
          text("trade_ledger.jsonl"),
          text("cortex.jsonl")
              .replaceAll("\"sends\":[0-9]+", "\"sends\":n")
              .replaceAll("\"sent_at\":\"[^\"]*\"", "\"sent_at\":t"));
    }

    @Override
    public void assertNothingLeftOver(String when) {
      try (var all = Files.list(path)) {
        List<String> names = all.map(file -> file.getFileName().toString()).toList();
        assertTrue(
            names.stream().noneMatch(name -> name.contains("tick") || name.contains("transaction")),
            when + ": " + names);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private String text(String file) {
      try {
        return Files.readString(path.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
