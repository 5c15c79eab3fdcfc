package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.Cycle;
import com.iteradynamics.adapter.local.RememberingVenue;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.execution.SameValue;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.strategy.Action;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Kills the process between any two remote calls of an entry, a hold and an exit — before a call,
 * and after it was carried out — and lets another one come after its lease.
 */
class DynamoCrashPointTest {
  private static final int ENTRY = 70;
  private static final int EXIT = 72;

  private final DynamoDbClient client = DynamoLocal.client();

  /** The process is gone; nothing catches this. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the moments at which a process can die, and kills it at one of them. */
  private static final class Moments {
    private final int fatal;
    private int count;

    Moments(int fatal) {
      this.fatal = fatal;
    }

    void next() {
      if (++count == fatal) {
        throw new Killed();
      }
    }
  }

  /** What a life left behind. */
  private record Life(AwsParameters tables, RememberingVenue venue, int moments) {}

  @Test
  void theSameHourRunAgainGivesOneOrderAndOneRecord() throws Exception {
    Life calm = life(0, true);
    List<String> records = records(calm);
    String state = state(calm);
    assertEquals(2, calm.venue().accepted.size(), "an entry and an exit");
    atEachOf(
        calm.moments(),
        (fatal, when) -> {
          Life again = life(fatal, true);
          assertEquals(calm.venue().accepted, again.venue().accepted, when);
          assertEquals(records, records(again), when);
          assertEquals(state, state(again), when);
          assertNothingLeftOver(again, when);
        });
    System.out.println("killed and resumed at each of " + calm.moments() + " moments");
  }

  @Test
  void theNextHourBooksWhatTheDeadOneDidAndDecidesOnItsOwn() throws Exception {
    atEachOf(
        life(0, true).moments(),
        (fatal, when) -> {
          Life life = life(fatal, false);
          List<CortexRecord> records = store(life).records(Cycle.BOOK, 100, Optional.empty());
          assertEquals(
              records.stream().map(CortexRecord::hour).distinct().toList(),
              records.stream().map(CortexRecord::hour).toList(),
              when + ": one record an hour");
          PrimeState state = readable(life);
          assertLedgerIsTheVenues(life.venue(), state, when);
          assertTrue(state.openOrders().isEmpty(), when);
          assertTrue(
              records.stream()
                      .filter(record -> record.branch() == ExecutionBranch.TICK_ABANDONED)
                      .count()
                  <= 1,
              when);
          assertNothingLeftOver(life, when);
        });
  }

  private interface Death {
    void at(int fatal, String when);
  }

  /** Lives that die at one moment each, several at a time: the emulator is slow to answer. */
  private static void atEachOf(int moments, Death death) throws Exception {
    List<Callable<Void>> lives = new ArrayList<>();
    for (int moment = 1; moment <= moments; moment++) {
      int fatal = moment;
      lives.add(
          () -> {
            death.at(fatal, "killed at moment " + fatal + " of " + moments);
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
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
    AwsParameters tables = DynamoLocal.tables(client);
    DynamoDbClient mortal = mortal(moments);
    int hour = ENTRY;
    Duration late = Duration.ofMinutes(1);
    while (hour <= EXIT) {
      Instant now = Cycle.hour(hour).plus(late);
      try {
        cycle(venue).run(process(mortal, tables, now), hour, now);
        hour++;
      } catch (Killed killed) {
        hour += sameHour ? 0 : 1;
        late = Duration.ofMinutes(10);
      } catch (CompletionException e) {
        assertTrue(e.getCause() instanceof Killed, e.toString());
        hour += sameHour ? 0 : 1;
        late = Duration.ofMinutes(10);
      }
    }
    int lived = moments.count;
    venue.effect = () -> {};
    // Two calm hours: the first may close a dead one, the second tells what was not told.
    for (int calm = hour; calm <= hour + 1; calm++) {
      Instant now = Cycle.hour(calm).plus(late);
      cycle(venue).run(process(client, tables, now), calm, now);
    }
    return new Life(tables, venue, lived);
  }

  private static Cycle cycle(RememberingVenue venue) {
    Cycle cycle = new Cycle();
    cycle.script = Map.of(Cycle.hour(ENTRY), Action.ENTER_LONG, Cycle.hour(EXIT), Action.EXIT_LONG);
    cycle.broker = venue;
    return cycle;
  }

  /** A client whose process may die before a call and after it was carried out. */
  private DynamoDbClient mortal(Moments moments) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              moments.next();
              try {
                Object answer = method.invoke(client, arguments);
                moments.next();
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static DynamoStore process(DynamoDbClient client, AwsParameters tables, Instant now) {
    return new DynamoStore(client, tables, Runnable::run, InstantSource.fixed(now));
  }

  private DynamoStore store(Life life) {
    return process(client, life.tables(), Cycle.hour(EXIT + 9));
  }

  private PrimeState readable(Life life) {
    return ((StateReading.Valid) store(life).state(Cycle.BOOK).orElseThrow()).state();
  }

  private String state(Life life) {
    return SameValue.of(readable(life));
  }

  /** The records, less how often an order had to be sent, which a crash may change. */
  private List<String> records(Life life) {
    List<String> lines = new ArrayList<>();
    for (CortexRecord record : store(life).records(Cycle.BOOK, 100, Optional.empty())) {
      lines.add(
          SameValue.of(record)
              .replaceAll("sends=[0-9]+", "sends=n")
              .replaceAll("sent_at='[^']*'", "sent_at=t"));
    }
    return lines;
  }

  private void assertNothingLeftOver(Life life, String when) {
    assertEquals(
        List.of(), store(life).unfinished(Cycle.BOOK, Cycle.hour(EXIT + 9)), when + ": unfinished");
    assertEquals(List.of(), store(life).unpublished(Cycle.BOOK), when + ": unpublished");
    client
        .scan(scan -> scan.tableName(life.tables().stateTable()))
        .items()
        .forEach(
            item -> {
              boolean lease = item.get(DynamoTables.PK).s().startsWith("TICK#");
              assertEquals(lease, item.containsKey(DynamoTables.TTL), when + ": " + item);
              assertFalse(item.containsKey(Lease.PLAN), when + ": " + item);
            });
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
