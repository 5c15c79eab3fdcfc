package com.iteradynamics.simulation;

import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.Disturbance.Occasion;
import com.iteradynamics.simulation.aws.Killed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;

/**
 * The function as AWS runs it: an event a minute past every hour, more or less; processes that are
 * started, kept warm and killed; two more tries when an invocation fails.
 */
final class Function {
  private static final Duration PAST_THE_HOUR = Duration.ofMinutes(1);
  private static final Duration OLDEST_EVENT = Duration.ofMinutes(50);
  private static final int RETRIES = 2;

  private final World world;
  private final Deque<Sandbox> idle = new ArrayDeque<>();
  private int processes;

  /** How many invocations have failed one after the other without anything being wrong. */
  private int failuresWithoutReason;

  Function(World world) {
    this.world = world;
  }

  /**
   * An event on its way to the function.
   *
   * @param name of this delivery, the same in another run of the same world
   * @param sent when it was
   * @param tries how often it was tried before
   */
  private record Delivery(String book, Instant hour, String name, Instant sent, int tries) {
    boolean isWatch() {
      return !hour.equals(hour.truncatedTo(ChronoUnit.HOURS));
    }

    /** The time in the event: when the schedule wanted it, however late it comes. */
    Instant event() {
      Instant scheduled = hour.plus(PAST_THE_HOUR);
      return sent.isBefore(scheduled) ? sent : scheduled;
    }

    Delivery again() {
      return new Delivery(book, hour, name, sent, tries + 1);
    }
  }

  /** Starts anew: processes whose clocks may be off are gone. */
  void renew() {
    idle.clear();
  }

  /**
   * Plans the deliveries of an hour's event.
   *
   * @param both whether paper has its tick too
   */
  void plan(SimulationRandom.Scope chance, Instant hour, int number, boolean both) {
    Instant usual = hour.plus(PAST_THE_HOUR);
    if (both) {
      deliver(BookKey.PAPER, hour, number + " paper", usual);
    }
    watches(hour, number);
    chance
        .draw(Occasion.HOUR, world.now(), "event of " + hour)
        .ifPresentOrElse(
            disturbance -> disturbed(disturbance, chance, hour, number),
            () -> deliver(BookKey.LIVE, hour, number + " a", usual));
  }

  /** Plans the watches of an hour: one in ten comes late, twice or not at all. */
  private void watches(Instant hour, int number) {
    int every = world.settings().decision().watch().minutes();
    for (int minute = every; every > 0 && minute < 60; minute += every) {
      SimulationRandom.Scope chance = world.chance().scope("watch " + number + ":" + minute);
      Instant at = hour.plusSeconds(60L * minute);
      int odd = world.chance().isQuiet() ? 10 : chance.below(30);
      if (odd != 0) {
        Instant usual = at.plusMillis(chance.below(3_000));
        deliver(
            BookKey.LIVE,
            at,
            number + ":" + minute,
            odd == 1 ? at.plusSeconds(chance.below(500)) : usual);
        if (odd == 2) {
          deliver(
              BookKey.LIVE,
              at,
              number + ":" + minute + " b",
              usual.plusMillis(chance.below(2_000)));
        }
      }
    }
  }

  /** Plans an hour's live event, and nothing else. */
  void plan(Instant hour) {
    deliver(BookKey.LIVE, hour, "coming back " + hour, hour.plus(PAST_THE_HOUR));
  }

  private void disturbed(
      Disturbance disturbance, SimulationRandom.Scope chance, Instant hour, int number) {
    Instant usual = hour.plus(PAST_THE_HOUR);
    switch (disturbance) {
      case DUPLICATE_EVENT -> {
        deliver(BookKey.LIVE, hour, number + " a", usual);
        int apart = chance.below(2) == 0 ? chance.below(2_000) : chance.below(900_000);
        deliver(BookKey.LIVE, hour, number + " b", usual.plusMillis(apart));
      }
      case LATE_EVENT ->
          deliver(BookKey.LIVE, hour, number + " a", usual.plusSeconds(chance.below(3_300)));
      case REORDERED_EVENT ->
          deliver(
              BookKey.LIVE, hour, number + " a", usual.plusSeconds(3_600 + chance.below(9_000)));
      case MISSING_EVENT -> {}
      case EARLY_EVENT ->
          deliver(BookKey.LIVE, hour, number + " a", hour.minusSeconds(chance.between(1, 150)));
      case OLD_EVENT_MEANWHILE -> {
        deliver(BookKey.LIVE, hour, number + " a", usual);
        Instant old = hour.minus(Duration.ofHours(chance.between(1, 3)));
        deliver(BookKey.LIVE, old, number + " old", usual.plusMillis(chance.below(4_000)));
      }
      case OLD_EVENT -> {
        deliver(BookKey.LIVE, hour, number + " a", usual);
        Instant old = hour.minus(Duration.ofHours(chance.between(1, 300)));
        deliver(BookKey.LIVE, old, number + " old", usual.plusSeconds(chance.below(1_800)));
      }
      default -> {
        deliver(BookKey.LIVE, hour, number + " a", usual);
        deliver(BookKey.PAPER, hour, number + " paper", usual.plusMillis(chance.below(1_000)));
      }
    }
  }

  private void deliver(String book, Instant hour, String name, Instant at) {
    Delivery delivery = new Delivery(book, hour, name, at, 0);
    world.timeline().at(at, () -> invoke(delivery));
  }

  private void invoke(Delivery delivery) {
    Sandbox process = process(delivery);
    world.figures().invocation();
    String how =
        world
            .rules()
            .during(process, delivery.book(), delivery.hour(), () -> how(process, delivery));
    world.log().add(world.now(), process.toString(), how);
    if (!process.dead()) {
      idle.push(process);
    }
  }

  private Sandbox process(Delivery delivery) {
    Sandbox warm = idle.poll();
    boolean cold = warm == null || world.chance().scope("start " + delivery.name()).below(20) == 0;
    return cold ? new Sandbox(world, ++processes) : warm;
  }

  /** Runs one try, and plans the next one when it failed. */
  private String how(Sandbox process, Delivery delivery) {
    String invocation = "run " + delivery.name() + " " + delivery.tries();
    int happened = world.chance().meetings();
    try {
      if (delivery.isWatch()) {
        return watch(process, delivery, invocation);
      }
      CycleOutcome outcome =
          process.run(delivery.book(), delivery.hour(), delivery.event(), invocation);
      world.rules().answered(delivery.book(), delivery.hour(), outcome);
      failuresWithoutReason = outcome instanceof CycleOutcome.Recorded ? 0 : failuresWithoutReason;
      if (outcome instanceof CycleOutcome.Recorded || outcome instanceof CycleOutcome.Refused) {
        return "answers " + outcome.getClass().getSimpleName();
      }
      again(delivery);
      return "is held";
    } catch (StoreException e) {
      world.figures().failure();
      forAReason(happened, e);
      again(delivery);
      return "fails: " + e.getMessage();
    } catch (Killed e) {
      world.figures().death();
      again(delivery);
      return e.getMessage();
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException ? e.getCause() : e;
      if (!(cause instanceof Killed)) {
        throw cause instanceof Broken broken
            ? broken
            : new Broken("nothing is thrown but what is said", cause.toString());
      }
      world.figures().death();
      again(delivery);
      return cause.getMessage();
    }
  }

  private String watch(Sandbox process, Delivery delivery, String invocation) {
    Item before = world.rules().live().state();
    WatchOutcome outcome = process.watch(delivery.hour(), invocation);
    world.rules().watched(process, before, delivery.hour(), outcome);
    world.figures().watch(outcome);
    return "watched: " + outcome.getClass().getSimpleName();
  }

  /** That ticks do not fail one after the other when nothing is wrong around them. */
  private void forAReason(int happened, StoreException failure) {
    // Whoever died inside an earlier hour left its lease, which ends by itself; whoever died with
    // orders out left them to the next hour's tick, and an older hour's event waits for that.
    boolean waits =
        failure.getMessage().contains("is still running")
            || failure.getMessage().contains("is at work")
            || failure.getMessage().contains("is written ahead, and its orders are not booked");
    boolean disturbed = waits || world.chance().meetings() > happened || world.outages().isAway();
    failuresWithoutReason = disturbed ? 0 : failuresWithoutReason + 1;
    Broken.unless(
        failuresWithoutReason < 3,
        "a tick does not fail again and again by itself",
        failure::getMessage);
  }

  private void again(Delivery delivery) {
    Instant next = world.now().plusSeconds(delivery.tries() == 0 ? 60 : 120);
    if (delivery.tries() < RETRIES && !next.isAfter(delivery.sent().plus(OLDEST_EVENT))) {
      world.timeline().at(next, () -> invoke(delivery.again()));
    }
  }
}
