package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.StoreReader;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store in a folder as it stood at one moment. Taking it waits for nobody, whoever works on the
 * folder, and leaves the folder as it is: what a process that died had committed counts, and is not
 * finished by looking at it.
 *
 * <p>It looks at the folder's generation, then at the transaction that is written down, if one is,
 * then at the files, then at the generation again. When that is the same, no file was touched
 * meanwhile but by that transaction, whose texts therefore count instead of what the files held;
 * where none was written down the files stood still. Otherwise it looks again. Of the records, of
 * which there may be many, only the length is looked at; what they were up to there can be read
 * later.
 */
public final class FolderSnapshot implements StoreReader {
  /** A look takes a moment, and a tick's few changes are seconds apart. */
  private static final int MOST_LOOKS = 100;

  private final Path folder;
  private final FolderState states;
  private final RecordLog log;

  private FolderSnapshot(Path folder, Look look) throws IOException {
    this.folder = folder;
    this.states = new FolderState(folder, file -> look.texts().get(file).get());
    this.log = RecordLog.open(look.records());
  }

  /**
   * The store in {@code folder} as it stands.
   *
   * @throws StoreException when it cannot be read, or changes too fast to be read
   */
  public static FolderSnapshot take(Path folder) {
    return take(folder, new Disk(false));
  }

  static FolderSnapshot take(Path folder, Disk disk) {
    try {
      for (int looks = 0; looks < MOST_LOOKS; looks++) {
        long generation = FolderTransaction.generation(disk, folder);
        Look look = Look.at(disk, folder, FolderTransaction.pending(disk, folder));
        if (generation == FolderTransaction.generation(disk, folder)) {
          return new FolderSnapshot(folder, look);
        }
      }
    } catch (IOException e) {
      throw new StoreException("the store " + folder + " cannot be read: " + AtomicFile.why(e), e);
    }
    throw new StoreException(
        "the store %s changed during each of %d looks at it; try again later"
            .formatted(folder, MOST_LOOKS));
  }

  @Override
  public Optional<StateReading> state(BookKey book) {
    return states.read(book, !log.isEmpty(book));
  }

  @Override
  public TradingPermission permission(BookKey book) {
    return states.permission();
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    try {
      return log.newest(book, count, branch);
    } catch (IOException e) {
      throw new StoreException(
          "the store " + folder + " failed to read the records: " + AtomicFile.why(e), e);
    }
  }

  /** What a file held, or why it could not be read, which matters when somebody asks for it. */
  @FunctionalInterface
  private interface Content {
    Optional<String> get() throws IOException;
  }

  /** One look at the files, with what is written down for them instead of what they held. */
  private record Look(Map<String, Content> texts, AppendedFile records) {

    static Look at(Disk disk, Path folder, List<FolderChange> pending) throws IOException {
      Map<String, Content> texts = new HashMap<>();
      for (String file : FolderState.files()) {
        Optional<FolderChange> change = of(pending, file);
        texts.put(
            file, change.isPresent() ? change.get()::text : content(disk, folder.resolve(file)));
      }
      return new Look(texts, records(disk, folder.resolve(RecordLog.FILE), pending));
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
}
