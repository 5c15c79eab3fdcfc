package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.LaterStore;
import com.iteradynamics.execution.SameValue;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickAtWorkException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.TickStoreContract;
import com.iteradynamics.order.BookKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The contract over DynamoDB, whichever it is, and what several processes can do to each other. */
abstract class DynamoStoreContract extends TickStoreContract {
  /** Of all tests of a process: a table remembers whose request it was. */
  private static final AtomicLong OWNERS = new AtomicLong();

  static final Instant NOW = HOUR.plusSeconds(300);

  DynamoDbClient client;
  AwsParameters tables;
  private DynamoStore store;

  abstract DynamoDbClient connect();

  @BeforeEach
  void makeTables() {
    client = connect();
    tables = DynamoLocal.tables(client);
    store = process(NOW);
  }

  /** A store as a process has it whose clock stands at {@code now}. */
  DynamoStore process(Instant now) {
    return process(tables, now);
  }

  DynamoStore process(AwsParameters names, Instant now) {
    return new DynamoStore(client, names, Runnable::run, InstantSource.fixed(now));
  }

  @Override
  protected TickStore store() {
    return store;
  }

  @Override
  protected TickStore reopened() {
    return new LaterStore(process(NOW.plus(Duration.ofHours(2))));
  }

  @Test
  void aRunningTickIsHeldUntilItsLeaseEnds() {
    Instant until = HOUR.plusSeconds(190);
    store.begin(TICK, HOUR.plusSeconds(60), until);
    assertEquals(
        new TickClaim.Held(until),
        process(NOW).begin(TICK, until.minusMillis(1), until.plusSeconds(190)));
    assertEquals(
        new TickClaim.Granted(),
        process(NOW).begin(TICK, until, until.plusSeconds(190)),
        "dead by now");
  }

  @Test
  void aWatchGivesWayToTheTickOfItsHourAndOfTheNext() {
    TickKey watch = new TickKey(BOOK, HOUR.plusSeconds(240));
    for (TickKey atWork : List.of(TICK, NEXT)) {
      PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
      store.begin(watch, NOW, NOW.plusSeconds(130));
      DynamoStore ticking = process(NOW);
      ticking.begin(atWork, NOW, NOW.plusSeconds(130));
      for (Runnable write :
          List.<Runnable>of(
              () -> store.plan(watch, plan(state, planned())),
              () ->
                  store.finish(
                      watch,
                      Optional.of(state),
                      List.of(),
                      record(watch, ExecutionBranch.WATCH_KILL_DD)))) {
        StoreException refused = assertThrows(StoreException.class, write::run);
        assertTrue(refused.getMessage().contains("is at work"), refused.getMessage());
      }
      assertTrue(ticking.giveBack(atWork));
      assertTrue(store.giveBack(watch));
    }
    store.begin(TICK, HOUR, HOUR.plusSeconds(190));
    assertThrows(TickAtWorkException.class, () -> process(HOUR).view(BOOK, watch.hour()));
    assertEquals(1, process(NOW).view(BOOK, watch.hour()).unfinished().size(), "dead by now");
    DynamoStore next = process(NOW);
    next.begin(watch, NOW, NOW.plusSeconds(130));
    next.plan(watch, plan(PrimeState.fresh(new BigDecimal("1000")), planned()));
  }

  @Test
  void anotherOwnersLeaseIsNotGivenBack() {
    begin(store, TICK);
    TickStore other = process(NOW);
    assertFalse(other.giveBack(TICK), "it never had it");
    TickStore heir = reopened();
    assertInstanceOf(TickClaim.Granted.class, begin(heir, TICK));
    assertFalse(store.giveBack(TICK), "the heir has it");
    assertInstanceOf(TickClaim.Held.class, begin(process(NOW), TICK));
    assertTrue(heir.giveBack(TICK), "what it took over is its own");
    assertInstanceOf(TickClaim.Granted.class, begin(process(NOW), TICK), "at once");
  }

  private DynamoStore over(Between between) {
    return new DynamoStore(
        between.over(client),
        tables,
        Runnable::run,
        InstantSource.fixed(NOW),
        () -> new UUID(7, OWNERS.incrementAndGet()).toString(),
        pause -> {});
  }

  /** Its first try met another transaction, says the answer; its second finds what it wrote. */
  @Test
  void aRetriedTransactionThatWasCarriedOutCountsAsCarriedOut() {
    Set<String> lost = new HashSet<>();
    DynamoStore retrying =
        over(
            new Between() {
              @Override
              DynamoDbRequest sent(DynamoDbRequest request) {
                return request instanceof TransactWriteItemsRequest all ? anew(all) : request;
              }

              @Override
              void carriedOut(DynamoDbRequest request) {
                if (request instanceof TransactWriteItemsRequest all
                    && lost.add(all.clientRequestToken())) {
                  throw TransactionCanceledException.builder()
                      .cancellationReasons(
                          CancellationReason.builder().code("TransactionConflict").build())
                      .build();
                }
              }
            });
    begin(retrying, TICK);
    PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
    retrying.plan(TICK, plan(state, planned()));
    retrying.journal(TICK, planned().sent(HOUR));
    retrying.finish(
        TICK, Optional.of(state), List.of(filled()), record(TICK, ExecutionBranch.ENTER_LONG));
    assertEquals(3, lost.size());
    assertEquals(1, store.records(BOOK, 10, Optional.empty()).size());
    assertEquals(1, readable(store).version());
  }

  /** An answer of 500 does not say whether the request was carried out: here each was. */
  @Test
  void aWriteThatIsAnswered500IsLookedFor() {
    DynamoStore answered =
        over(
            new Between() {
              @Override
              void carriedOut(DynamoDbRequest request) {
                if (!(request instanceof GetItemRequest || request instanceof QueryRequest)) {
                  throw InternalServerErrorException.builder()
                      .statusCode(500)
                      .message("planted")
                      .build();
                }
              }
            });
    assertInstanceOf(TickClaim.Granted.class, begin(answered, TICK));
    assertTrue(answered.giveBack(TICK));
    assertInstanceOf(TickClaim.Granted.class, begin(answered, TICK));
    PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
    answered.plan(TICK, plan(state, planned()));
    answered.journal(TICK, planned().sent(HOUR));
    answered.finish(
        TICK, Optional.of(state), List.of(filled()), record(TICK, ExecutionBranch.ENTER_LONG));
    answered.intervene(BOOK, readable(store).flow(new BigDecimal("50")), audit());
    answered.settle(BOOK, readable(store), List.of(filled()));
    assertEquals(3, readable(store).version());
    assertInstanceOf(TickClaim.Finished.class, begin(reopened(), TICK));
  }

  /** What is behind by a moment would let a lease, a plan or a finished tick be overlooked. */
  @Test
  void everythingThatDecidesIsReadConsistently() {
    List<String> behind = new ArrayList<>();
    DynamoStore reading =
        over(
            new Between() {
              @Override
              void carriedOut(DynamoDbRequest request) {
                boolean consistent =
                    switch (request) {
                      case GetItemRequest get -> get.consistentRead();
                      case QueryRequest query -> Boolean.TRUE.equals(query.consistentRead());
                      default -> true;
                    };
                if (!consistent) {
                  behind.add(request.toString());
                }
              }
            });
    finish(reading, TICK, filled());
    begin(reading, TICK);
    begin(reading, NEXT);
    reading.plan(NEXT, plan(readable(reading), planned()));
    reading.unfinished(BOOK, NEXT.hour());
    reading.unresolved(BOOK);
    reading.unpublished(BOOK);
    reading.view(BOOK, NEXT.hour());
    reading.permission(BOOK);
    reading.order(BOOK, planned().request().clientOrderId());
    assertEquals(List.of(), behind);
  }

  @Test
  void ofManyProcessesThatBeginAnHourAtOnceOneGetsIt() throws Exception {
    assertEquals(1, granted(8, HOUR.plusSeconds(300)), "a fresh hour");
    assertEquals(1, granted(8, HOUR.plusSeconds(900)), "a dead owner's hour");
  }

  /** How many of {@code processes} that begin at once are granted the tick. */
  private long granted(int processes, Instant now) throws Exception {
    List<Callable<TickClaim>> all = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      all.add(() -> process(now).begin(TICK, now, now.plusSeconds(130)));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
      long granted = 0;
      for (Future<TickClaim> each : threads.invokeAll(all)) {
        switch (each.get()) {
          case TickClaim.Granted ours -> granted++;
          case TickClaim.Held held -> assertEquals(now.plusSeconds(130), held.until());
          case TickClaim.Resumed resumed -> throw new AssertionError(resumed);
          case TickClaim.Finished finished -> throw new AssertionError(finished);
        }
      }
      return granted;
    }
  }

  @Test
  void anOwnerThatWasThoughtDeadCanWriteNothingMore() {
    PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
    begin(store, TICK);
    store.plan(TICK, plan(state, planned()));
    TickStore heir = reopened();
    begin(heir, TICK);
    for (Runnable write :
        List.<Runnable>of(
            () -> store.plan(TICK, plan(state, planned())),
            () -> store.journal(TICK, planned().sent(HOUR)),
            () ->
                store.finish(
                    TICK,
                    Optional.of(state),
                    List.of(filled()),
                    record(TICK, ExecutionBranch.ENTER_LONG)))) {
      StoreException lost = assertThrows(StoreException.class, write::run);
      assertTrue(lost.getMessage().contains("the lease is lost"), lost.getMessage());
    }
    assertEquals(Optional.empty(), store.state(BOOK));
    heir.finish(
        TICK, Optional.of(state), List.of(filled()), record(TICK, ExecutionBranch.ENTER_LONG));
    assertEquals(1, heir.records(BOOK, 10, Optional.empty()).size());
    StoreException late =
        assertThrows(StoreException.class, () -> store.journal(TICK, planned().sent(HOUR)));
    assertTrue(late.getMessage().contains("finished already"), late.getMessage());
  }

  @Test
  void anEarlierTickThatIsStillRunningStopsALaterOne() {
    begin(store, TICK);
    StoreException running =
        assertThrows(StoreException.class, () -> store.unfinished(BOOK, NEXT.hour()));
    assertTrue(running.getMessage().contains("still running"), running.getMessage());
    assertThrows(StoreException.class, () -> store.view(BOOK, NEXT.hour()));
  }

  @Test
  void ofTwoProcessesThatCloseADeadHourOneSucceeds() {
    begin(store, TICK);
    TickStore one = reopened();
    TickStore other = reopened();
    assertInstanceOf(TickClaim.Granted.class, begin(one, TICK));
    assertInstanceOf(TickClaim.Held.class, begin(other, TICK));
    CortexRecord closed = record(TICK, ExecutionBranch.TICK_ABANDONED);
    one.finish(TICK, Optional.empty(), List.of(), closed);
    assertThrows(
        StoreException.class, () -> other.finish(TICK, Optional.empty(), List.of(), closed));
  }

  @Test
  void aPortfolioBelongsToOneLiveBookForGood() {
    BookKey book = new BookKey(BookKey.LIVE, "BTC-USD");
    assertEquals(Optional.empty(), store.bind(book, "portfolio-1"));
    assertEquals(Optional.empty(), reopened().bind(book, "portfolio-1"));
    BookKey other = new BookKey(BookKey.LIVE, "ETH-USD");
    assertEquals(Optional.of("BTC-USD"), store.bind(other, "portfolio-1"));
    assertEquals(Optional.empty(), reopened().bind(other, "portfolio-2"));
  }

  @Test
  void aTickOfAnHourLongPastIsKnownByItsRecordWhenItsLeaseIsForgotten() {
    finish(store, TICK, filled());
    client.deleteItem(delete -> delete.tableName(tables.stateTable()).key(DynamoKeys.lease(TICK)));
    Instant later = HOUR.plus(Duration.ofDays(8));
    TickClaim claim = process(later).begin(TICK, later, later.plusSeconds(130));
    SameValue.assertSame(
        record(TICK, ExecutionBranch.ENTER_LONG),
        assertInstanceOf(TickClaim.Finished.class, claim).record());
  }

  @Test
  void aViewIsWhatTheSingleReadsAre() {
    begin(store, TICK);
    store.plan(TICK, plan(PrimeState.fresh(new BigDecimal("1000")), planned()));
    TickStore later = reopened();
    BookView view = later.view(BOOK, NEXT.hour());
    assertEquals(later.state(BOOK), view.state());
    assertEquals(later.permission(BOOK), view.permission());
    assertEquals(later.unfinished(BOOK, NEXT.hour()), view.unfinished());
    assertEquals(1, view.unfinished().size());
  }
}
