package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.RecordLookup;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.StoreReader;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be read of a store in a folder, as its files are or as they were. */
abstract class FolderReader implements StoreReader {
  final Path folder;
  final RecordLog log;
  private final FolderState states;

  FolderReader(Path folder, FolderState.Texts texts, AppendedFile records) throws IOException {
    this.folder = folder;
    this.states = new FolderState(folder, texts);
    this.log = RecordLog.open(records);
  }

  @Override
  public final Optional<StateReading> state(BookKey book) {
    return states.read(book, !log.isEmpty(book));
  }

  @Override
  public final TradingPermission permission(BookKey book) {
    return states.permission();
  }

  @Override
  public final List<CortexRecord> records(
      BookKey book, int count, Optional<ExecutionBranch> branch) {
    return trying("read the records", () -> log.newest(book, count, branch));
  }

  @Override
  public final RecordLookup lookUp(BookKey book, Instant hour) {
    return trying("read the record of " + hour, () -> log.lookUp(new TickKey(book, hour)));
  }

  /** What gives an answer, unless the disk refuses. */
  interface Answer<T> {
    T get() throws IOException;
  }

  final <T> T trying(String what, Answer<T> answer) {
    try {
      return answer.get();
    } catch (IOException e) {
      throw new StoreException(
          "the store " + folder + " failed to " + what + ": " + AtomicFile.why(e), e);
    }
  }
}
