package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A bus that was away for days slows no tick, and is told everything in the end. */
class OutcomePublisherTest extends TickStoreFixture {
  private static final int AWAY = 120;

  private final MemoryStore store = new MemoryStore();
  private final List<Instant> told = new ArrayList<>();
  private Instant now = HOUR;
  private boolean there;
  private int requests;

  private final OutcomePublisher publisher =
      new OutcomePublisher(this::publish, store, (InstantSource) () -> now);

  private boolean publish(List<TickEvent> events) {
    requests++;
    if (there) {
      events.forEach(event -> told.add(event.time()));
    }
    return there;
  }

  @Override
  protected TickStore store() {
    return store;
  }

  @Override
  protected TickStore reopened() {
    return store;
  }

  private static TickKey tick(int hour) {
    return new TickKey(BOOK, HOUR.plusSeconds(3600L * hour));
  }

  private void tickOf(int hour) {
    TickKey tick = tick(hour);
    begin(store, tick);
    List<Instant> unpublished = store.unpublished(BOOK);
    store.finish(tick, Optional.empty(), List.of(), record(tick, ExecutionBranch.FLAT_NO_ENTRY));
    publisher.publish(tick, record(tick, ExecutionBranch.FLAT_NO_ENTRY), unpublished);
  }

  @Test
  void aTickAsksABusThatIsAwayOnce() {
    for (int hour = 0; hour < AWAY; hour++) {
      requests = 0;
      tickOf(hour);
      assertEquals(1, requests, "hour " + hour);
    }
    assertEquals(AWAY, store.unpublished(BOOK).size());
  }

  @Test
  void whenItIsBackEachTickMakesUpForFiftyHoursTheOldestFirst() {
    IntStream.range(0, AWAY).forEach(this::tickOf);
    there = true;
    tickOf(AWAY);
    List<Instant> expected = new ArrayList<>(List.of(tick(AWAY).hour()));
    IntStream.range(0, OutcomePublisher.MOST_HOURS)
        .forEach(hour -> expected.add(tick(hour).hour()));
    assertEquals(expected, told);
    tickOf(AWAY + 1);
    tickOf(AWAY + 2);
    assertEquals(List.of(), store.unpublished(BOOK));
    assertEquals(AWAY + 3, told.stream().distinct().count());
    assertEquals(AWAY + 3, told.size(), "each once");
  }

  @Test
  void aRecordThatCannotBeReadIsReportedToTheOperatorAndKeepsNoOtherBack() {
    IntStream.range(0, 3).forEach(this::tickOf);
    there = true;
    List<String> notices = new ArrayList<>();
    TickStore damaged =
        new ForwardingStore(store) {
          @Override
          public RecordLookup lookUp(BookKey book, Instant hour) {
            if (hour.equals(tick(1).hour())) {
              throw new StoreException("it is no record");
            }
            return super.lookUp(book, hour);
          }
        };
    EventPublisher events =
        new EventPublisher() {
          @Override
          public boolean publish(List<TickEvent> some) {
            return OutcomePublisherTest.this.publish(some);
          }

          @Override
          public void notice(String what) {
            notices.add(what);
          }
        };
    OutcomePublisher careful = new OutcomePublisher(events, damaged, (InstantSource) () -> now);
    careful.publish(
        tick(3), record(tick(3), ExecutionBranch.FLAT_NO_ENTRY), store.unpublished(BOOK));
    assertEquals(List.of(tick(3).hour(), tick(0).hour(), tick(2).hour()), told);
    assertEquals(
        List.of(
            "the record of " + tick(1) + " cannot be read, and stays unpublished: it is no record"),
        notices);
    assertEquals(List.of(tick(1).hour()), store.unpublished(BOOK));
  }

  @Test
  void whatABusTakesTooSlowlyWaitsForTheNextTick() {
    IntStream.range(0, AWAY).forEach(this::tickOf);
    there = true;
    OutcomePublisher slow =
        new OutcomePublisher(
            events -> {
              now = now.plusMillis(150);
              return publish(events);
            },
            store,
            (InstantSource) () -> now);
    TickKey tick = tick(AWAY);
    begin(store, tick);
    store.finish(tick, Optional.empty(), List.of(), record(tick, ExecutionBranch.FLAT_NO_ENTRY));
    Instant begun = now;
    slow.publish(tick, record(tick, ExecutionBranch.FLAT_NO_ENTRY), store.unpublished(BOOK));
    assertEquals(21, told.size(), "its own, and two tens that were begun within two seconds");
    assertEquals(3_150, now.toEpochMilli() - begun.toEpochMilli());
  }
}
