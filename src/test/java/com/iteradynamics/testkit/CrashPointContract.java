package com.iteradynamics.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.RememberingVenue;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.SameValue;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Kills the process at every moment of an entry, a hold and an exit: whenever its store counts one,
 * and before and after the venue took an order. Then runs the same hour again, or the next one, in
 * a new process.
 */
public abstract class CrashPointContract {
  private static final int ENTRY = 70;
  private static final int EXIT = 72;
  private static final Duration ON_TIME = Duration.ofMinutes(1);

  /** When a dead process's lease has ended. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private final int atOnce;

  /**
   * @param atOnce how many lives are lived side by side
   */
  protected CrashPointContract(int atOnce) {
    this.atOnce = atOnce;
  }

  /** What outlives a process. */
  protected interface Remains {

    /**
     * A process that opens the store at {@code now}, works on it and ends.
     *
     * @throws Moments.Killed when it dies at one of {@code moments}
     */
    void process(Moments moments, Instant now, Consumer<TickStore> work);

    /** Texts that have to be the same whether or not a process died. */
    List<String> texts();

    /** That nothing is left over that only a process at work needs. */
    void assertNothingLeftOver(String when);
  }

  /** A life, and what it left behind. */
  private record Life(Remains remains, RememberingVenue venue, int moments) {}

  /** A store that nothing was ever written to. */
  protected abstract Remains fresh();

  @Test
  void theSameHourRunAgainGivesOneOrderAndOneRecord() throws Exception {
    Life calm = life(0, true);
    List<String> contents = contents(calm);
    List<String> texts = calm.remains().texts();
    assertEquals(2, calm.venue().accepted.size(), "an entry and an exit");
    atEachOf(
        calm.moments(),
        (fatal, when) -> {
          Life again = life(fatal, true);
          assertEquals(calm.venue().accepted, again.venue().accepted, when);
          assertEquals(contents, contents(again), when);
          assertEquals(texts, again.remains().texts(), when);
          again.remains().assertNothingLeftOver(when);
        });
    System.out.println("killed and resumed at each of " + calm.moments() + " moments");
  }

  @Test
  void theNextHourBooksWhatTheDeadOneDidAndDecidesOnItsOwn() throws Exception {
    atEachOf(
        life(0, true).moments(),
        (fatal, when) -> {
          Life life = life(fatal, false);
          life.remains()
              .process(
                  new Moments(0),
                  StoreCycle.hour(EXIT + 9),
                  store -> check(store, life.venue(), when));
          life.remains().assertNothingLeftOver(when);
        });
  }

  private static void check(TickStore store, RememberingVenue venue, String when) {
    List<CortexRecord> records = store.records(StoreCycle.BOOK, 100, Optional.empty());
    List<Instant> hours = records.stream().map(CortexRecord::hour).toList();
    assertEquals(hours.stream().distinct().toList(), hours, when + ": one record an hour");
    PrimeState state = readable(store);
    assertLedgerIsTheVenues(venue, state, when);
    assertTrue(state.openOrders().isEmpty(), when);
    long abandoned =
        records.stream()
            .filter(record -> record.branch() == ExecutionBranch.TICK_ABANDONED)
            .count();
    assertTrue(abandoned <= 1, when);
  }

  private interface Death {
    void at(int fatal, String when);
  }

  private void atEachOf(int moments, Death death) throws Exception {
    List<Callable<Void>> lives = new ArrayList<>();
    for (int moment = 1; moment <= moments; moment++) {
      int fatal = moment;
      lives.add(
          () -> {
            death.at(fatal, "killed at moment " + fatal + " of " + moments);
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      for (Future<Void> life : threads.invokeAll(lives)) {
        life.get();
      }
    }
  }

  /** Runs the hours, dies once at {@code fatal}, and goes on with the same hour or the next. */
  private Life life(int fatal, boolean sameHour) {
    Moments moments = new Moments(fatal);
    RememberingVenue venue = new RememberingVenue();
    venue.effect = moments::next;
    Remains remains = fresh();
    int hour = ENTRY;
    Duration late = ON_TIME;
    while (hour <= EXIT) {
      try {
        run(remains, moments, venue, hour, late);
        hour++;
      } catch (Moments.Killed killed) {
        hour += sameHour ? 0 : 1;
        late = LATE;
      }
    }
    int lived = moments.count();
    // Two calm hours: the first may close a dead one, the second tells what was not reported.
    run(remains, moments, venue, hour, late);
    run(remains, moments, venue, hour + 1, late);
    return new Life(remains, venue, lived);
  }

  private static void run(
      Remains remains, Moments moments, RememberingVenue venue, int hour, Duration late) {
    StoreCycle cycle = new StoreCycle();
    cycle.script =
        Map.of(StoreCycle.hour(ENTRY), Action.ENTER_LONG, StoreCycle.hour(EXIT), Action.EXIT_LONG);
    cycle.broker = venue;
    Instant now = StoreCycle.hour(hour).plus(late);
    remains.process(moments, now, store -> cycle.run(store, hour, now));
  }

  /** State and records, less how often an order had to be sent, which a crash may change. */
  private static List<String> contents(Life life) {
    List<String> contents = new ArrayList<>();
    life.remains()
        .process(
            new Moments(0),
            StoreCycle.hour(EXIT + 9),
            store -> {
              contents.add(SameValue.of(readable(store)));
              for (CortexRecord record : store.records(StoreCycle.BOOK, 100, Optional.empty())) {
                contents.add(
                    SameValue.of(record)
                        .replaceAll("sends=[0-9]+", "sends=n")
                        .replaceAll("sent_at='[^']*'", "sent_at=t"));
              }
            });
    return contents;
  }

  private static PrimeState readable(TickStore store) {
    return ((LoadedState.Valid) store.state(StoreCycle.BOOK).orElseThrow()).state();
  }

  private static void assertLedgerIsTheVenues(
      RememberingVenue venue, PrimeState state, String when) {
    BigDecimal cash = new BigDecimal("1000");
    BigDecimal base = BigDecimal.ZERO;
    int sign = -1;
    for (OrderOutcome outcome : venue.accepted.values()) {
      for (Fill fill : ((OrderOutcome.Done) outcome).fills()) {
        cash = cash.add(fill.valueUsd().multiply(BigDecimal.valueOf(sign))).subtract(fill.feeUsd());
        base = base.subtract(fill.baseQty().multiply(BigDecimal.valueOf(sign)));
      }
      sign = -sign;
    }
    assertEquals(0, cash.compareTo(state.cashUsd()), when + ": cash " + cash + " at the venue");
    assertEquals(0, base.compareTo(state.baseQty()), when + ": base " + base + " at the venue");
  }
}
