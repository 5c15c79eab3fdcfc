package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.execution.MemoryCandles;
import com.iteradynamics.order.FeeSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fees over days: asked for once in each, and those of before while nobody answers. */
class VenueFeesTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T14:00:05Z");
  private static final String AWAY =
      "the venue's fee schedule could not be read: GET /transaction_summary: HTTP 503";

  private final MemoryCandles store = new MemoryCandles();
  private Instant now = BEGIN;
  private Result<String> venue = new Result.Ok<>("0.009");
  private final List<Instant> asked = new ArrayList<>();

  private VenueFees fees() {
    return new VenueFees(store, Optional.of(this::answer), () -> now);
  }

  private Result<FeeSchedule> answer() {
    asked.add(now);
    return switch (venue) {
      case Result.Ok<String>(String taker) -> new Result.Ok<>(schedule(taker, now));
      case Result.Failed<String>(String why, boolean away) -> new Result.Failed<>(why, away);
    };
  }

  private static FeeSchedule schedule(String taker, Instant readAt) {
    return FeeSchedule.ofVenue(
        new BigDecimal("0.005"), new BigDecimal(taker), Optional.of("Intro 1"), readAt);
  }

  /** What a tick of now goes by; each tick is another process. */
  private KnownFees tick() {
    VenueFees fees = fees();
    return fees.renewed("BTC-USD", fees.kept("BTC-USD"));
  }

  @Test
  void aTickAnHourAsksOnceADay() {
    for (int hour = 0; hour < 72; hour++) {
      now = BEGIN.plus(Duration.ofHours(hour));
      assertEquals(List.of(), tick().notes());
    }
    assertEquals(
        List.of(BEGIN, BEGIN.plus(Duration.ofDays(1)), BEGIN.plus(Duration.ofDays(2))), asked);
  }

  @Test
  void theLastOnesStayThroughAWeekWithoutAnAnswerAndTheirAgeIsTold() {
    KnownFees first = tick();
    venue = new Result.Failed<>("GET /transaction_summary: HTTP 503", true);
    now = BEGIN.plus(Duration.ofHours(23));
    assertEquals(List.of(), tick().notes(), "nobody needs to be asked");
    now = BEGIN.plus(Duration.ofHours(24));
    KnownFees day = tick();
    assertEquals(first.kept(), day.kept());
    String that = AWAY + "; that of 2026-03-01T14:00:05Z, ";
    assertEquals(List.of(that + "1 day old, stays in force"), day.notes());
    now = BEGIN.plus(Duration.ofDays(7).plusHours(3));
    KnownFees week = tick();
    assertEquals(first.kept(), week.kept());
    assertEquals(List.of(that + "7 days old, stays in force"), week.notes());
    venue = new Result.Ok<>("0.006");
    assertEquals(Optional.of(schedule("0.006", now)), tick().kept());
    assertEquals(4, asked.size());
  }

  @Test
  void whatWasNeverReadIsNotKnown() {
    venue = new Result.Failed<>("GET /transaction_summary: HTTP 503");
    assertEquals(new KnownFees(Optional.empty(), List.of(AWAY + "; the settings hold")), tick());
  }

  @Test
  void aReadingOfTheFutureIsAskedForAgain() {
    store.keep("BTC-USD", schedule("0.006", BEGIN.plusSeconds(1)));
    assertEquals(Optional.of(schedule("0.009", BEGIN)), tick().kept());
    store.keep("BTC-USD", schedule("0.006", BEGIN.plusSeconds(1)));
    venue = new Result.Failed<>("GET /transaction_summary: HTTP 503");
    assertEquals(
        List.of(AWAY + "; that of 2026-03-01T14:00:06Z, which is in the future, stays in force"),
        tick().notes());
  }

  @Test
  void whatCannotBeKeptIsUsedAndAskedForAgain() {
    store.broken = Optional.of("the disk is full");
    for (int tick = 1; tick <= 2; tick++) {
      KnownFees known = tick();
      assertEquals(Optional.of(schedule("0.009", BEGIN)), known.kept());
      assertEquals(List.of("the fee schedule could not be kept: the disk is full"), known.notes());
      assertEquals(tick, asked.size());
    }
  }

  /** Another key asks for its own fees at once, and goes by no other's while nobody answers. */
  @Test
  void feesOfAnotherKeyAreNotUsed() {
    store.keep("BTC-USD", schedule("0.004", BEGIN).of(Optional.of("first")));
    VenueFees second =
        new VenueFees(
            store,
            Optional.of(() -> new Result.Ok<>(schedule("0.009", now).of(Optional.of("second")))),
            () -> Optional.of("second"),
            () -> now);
    VenueFees away =
        new VenueFees(
            store,
            Optional.of(() -> new Result.Failed<>("HTTP 503", true)),
            () -> Optional.of("second"),
            () -> now);
    KnownFees none = away.renewed("BTC-USD", away.kept("BTC-USD"));
    assertEquals(Optional.empty(), none.kept());
    assertEquals(
        List.of(
            "the fee schedule that was kept is of another key, and is not used",
            "the venue's fee schedule could not be read: HTTP 503; the settings hold"),
        none.notes());
    KnownFees own = second.renewed("BTC-USD", second.kept("BTC-USD"));
    assertEquals(new BigDecimal("0.009"), own.kept().orElseThrow().taker());
    assertEquals(List.of(), second.renewed("BTC-USD", second.kept("BTC-USD")).notes());
    // The fees of a key that is not known, as of an earlier version, stay in force.
    store.keep("BTC-USD", schedule("0.004", BEGIN));
    assertEquals(List.of(), second.kept("BTC-USD").notes());
    VenueFees keyless = new VenueFees(store, Optional.empty(), () -> now);
    store.keep("BTC-USD", schedule("0.004", BEGIN).of(Optional.of("first")));
    assertEquals(new BigDecimal("0.004"), keyless.kept("BTC-USD").kept().orElseThrow().taker());
  }

  @Test
  void withoutAKeyWhatAnotherTickHasKeptIsUsed() {
    VenueFees keyless = new VenueFees(store, Optional.empty(), () -> now);
    assertEquals(KnownFees.NONE, keyless.renewed("BTC-USD", keyless.kept("BTC-USD")));
    store.keep("BTC-USD", schedule("0.006", BEGIN));
    now = BEGIN.plus(Duration.ofDays(3));
    assertEquals(
        new KnownFees(
            Optional.of(schedule("0.006", BEGIN)),
            List.of(
                "the fee schedule was not read again, which takes a key; that of"
                    + " 2026-03-01T14:00:05Z, 3 days old, stays in force")),
        keyless.renewed("BTC-USD", keyless.kept("BTC-USD")));
  }
}
