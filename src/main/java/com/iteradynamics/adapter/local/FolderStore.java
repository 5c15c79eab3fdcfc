package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickClaim;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.UnfinishedTick;
import com.iteradynamics.execution.WrittenAhead;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The store over a folder, for one process at a time: while it is open it holds a lock on the
 * folder, so that a lease that is found belongs to a process that died, and is taken over at once.
 *
 * <p>{@code paper_prime_state.json} (live: {@code prime_state.json}) is the state, {@code
 * cortex.jsonl} the records, {@code cortex.json} the latest one, {@code order_journal.jsonl} every
 * order that was planned and how it ended, {@code trade_ledger.jsonl} every fill, {@code
 * trading_state.json} what a person allows, {@code halt.json} room for a stop that cannot wait,
 * {@code audit.jsonl} every intervention, and {@code <book>_tick_<hour>.json} a tick that is not
 * finished.
 */
public final class FolderStore extends FolderReader implements TickStore, AutoCloseable {
  private final FolderLock lock;
  private final FolderTicks ticks;
  private final FolderWrites writes;
  private final Set<TickKey> begun = new HashSet<>();

  private FolderStore(Disk disk, Path folder, FolderLock lock) throws IOException {
    super(
        folder,
        file -> disk.text(folder.resolve(file)),
        AppendedFile.growing(folder.resolve(RecordLog.FILE)));
    this.lock = lock;
    this.ticks = new FolderTicks(disk, folder);
    this.writes = new FolderWrites(disk, folder);
  }

  /**
   * Opens the store in {@code folder}, which is made when it is not there, and finishes what a
   * process that died had committed.
   *
   * @throws StoreException when another process has it open, or it cannot be read or written
   */
  public static FolderStore open(Path folder) {
    return open(folder, new Disk(true));
  }

  /**
   * The same for a replay, which can be run again: it does not wait for the disk, so that a power
   * cut, though not a crash of the process, can lose what was written last.
   */
  public static FolderStore openForReplay(Path folder) {
    return open(folder, new Disk(false));
  }

  static FolderStore open(Path folder, Disk disk) {
    try {
      FolderLock lock = FolderLock.take(folder);
      try {
        FolderTransaction.recover(disk, folder);
        FolderHalt.reserve(disk, folder);
        return new FolderStore(disk, folder, lock);
      } catch (IOException | RuntimeException | Error e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(
          "the store " + folder + " cannot be opened: " + AtomicFile.why(e), e);
    }
  }

  @Override
  public void close() {
    doing("close the store", lock::close);
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    return trying(
        "begin the tick " + tick,
        () -> {
          Optional<CortexRecord> finished = log.find(tick);
          if (finished.isPresent()) {
            return new TickClaim.Finished(finished.get());
          }
          Optional<UnfinishedTick> unfinished = ticks.find(tick);
          if (unfinished.isEmpty()) {
            ticks.write(tick, Optional.empty());
          }
          begun.add(tick);
          return unfinished
              .flatMap(UnfinishedTick::plan)
              .<TickClaim>map(TickClaim.Resumed::new)
              .orElseGet(TickClaim.Granted::new);
        });
  }

  @Override
  public boolean giveBack(TickKey tick) {
    return begun.contains(tick)
        && trying(
            "give the tick " + tick + " back",
            () -> {
              boolean undecided =
                  ticks.find(tick).filter(running -> running.plan().isEmpty()).isPresent();
              if (undecided) {
                ticks.delete(tick);
                begun.remove(tick);
              }
              return undecided;
            });
  }

  @Override
  public List<UnfinishedTick> unfinished(BookKey book, Instant hour) {
    return trying(
        "look for unfinished ticks",
        () -> ticks.all(book).stream().filter(tick -> tick.hour().isBefore(hour)).toList());
  }

  @Override
  public List<JournalledOrder> unresolved(BookKey book) {
    List<String> open =
        state(book).flatMap(StateReading::valid).map(PrimeState::openOrders).orElse(List.of());
    return open.isEmpty()
        ? List.of()
        : trying(
            "read the order journal",
            () -> OrderJournal.latest(folder.resolve(OrderJournal.FILE), open));
  }

  @Override
  public Optional<JournalledOrder> order(BookKey book, String clientOrderId) {
    return trying(
        "read the order journal",
        () -> {
          for (UnfinishedTick running : ticks.all(book)) {
            Optional<JournalledOrder> planned =
                running.plan().flatMap(plan -> plan.order(clientOrderId));
            if (planned.isPresent()) {
              return planned;
            }
          }
          return OrderJournal.find(folder.resolve(OrderJournal.FILE), clientOrderId);
        });
  }

  /** Real money is never kept in a folder, which another machine would know nothing of. */
  @Override
  public Optional<String> bind(BookKey book, String portfolio) {
    throw new StoreException("a live book is kept in DynamoDB alone, not in " + folder);
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    plan.decided().ifPresent(state -> checkVersion(tick.book(), state));
    WrittenAhead.checkTick(tick, ahead(tick.book()));
    doing("write the tick " + tick + " ahead", () -> ticks.write(tick, Optional.of(plan)));
  }

  @Override
  public void journal(TickKey tick, JournalledOrder order) {
    doing(
        "journal an order of the tick " + tick,
        () -> {
          TickPlan plan =
              ticks
                  .find(tick)
                  .flatMap(UnfinishedTick::plan)
                  .orElseThrow(() -> new StoreException("the tick " + tick + " has no plan"));
          ticks.write(tick, Optional.of(plan.with(order)));
        });
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournalledOrder> orders) {
    checkVersion(book, state);
    WrittenAhead.checkSettling(ahead(book));
    doing("book an earlier order", () -> writes.settle(book, state, orders));
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournalledOrder> orders, CortexRecord record) {
    if (log.contains(tick)) {
      throw new StoreException("the tick " + tick + " is finished already");
    }
    if (state.isPresent()) {
      checkVersion(tick.book(), state.get());
      WrittenAhead.checkTick(tick, ahead(tick.book()));
    }
    doing(
        "finish the tick " + tick,
        () -> {
          writes.finish(tick, state, orders, record);
          log.added(tick);
        });
  }

  @Override
  public void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    checkVersion(book, state);
    WrittenAhead.checkChange(state(book).flatMap(StateReading::valid), audit, ahead(book));
    doing(audit.action(), () -> writes.intervene(book, state, audit));
  }

  @Override
  public void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    doing(audit.action(), () -> writes.permit(permission, audit));
  }

  private Optional<Instant> ahead(BookKey book) {
    return trying("look for unfinished ticks", () -> WrittenAhead.hour(ticks.all(book)));
  }

  private void checkVersion(BookKey book, PrimeState next) {
    FolderState.checkVersion(state(book), next);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void doing(String what, Step step) {
    trying(
        what,
        () -> {
          step.run();
          return true;
        });
  }
}
