package com.iteradynamics.lambda;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.Async;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.wiring.Cycle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One event, one tick or one watch. Fails only when a retry can help: a held lease, a store that
 * does not answer. A tick that makes no sense is refused; not to trade is an answer too, with a
 * record.
 */
final class CycleFunction extends EventFunction<TickReport.Tick> {
  /** How long after its hour a tick may end and still tell a watchdog that all is well. */
  private static final Duration NEWS = Duration.ofHours(1);

  private final Ports ports;
  private final TickReport report;
  private final Heartbeat heartbeat;
  private final Consumer<TickKey> last;
  private final WatchedEvents events;
  private final BookCycle paper;
  private Optional<BookCycle> live = Optional.empty();

  /**
   * @param last what is done when a tick is over
   */
  CycleFunction(
      Configuration settings,
      Ports ports,
      TickReport report,
      Heartbeat heartbeat,
      Consumer<TickKey> last) {
    super(settings, ports.clock(), "trades");
    this.ports = ports;
    this.report = report;
    this.heartbeat = heartbeat;
    this.last = last;
    this.events = new WatchedEvents(ports.events());
    // Without a key: it trades by the fees that a live tick has kept, if there was one.
    VenueFees fees = new VenueFees(ports.fees(), Optional.empty(), ports.clock());
    this.paper =
        cycle(
            BookKey.PAPER,
            Cycle.paperVenue(settings, ports.candles(), fees, ports.market(), ports.clock()),
            Optional.empty());
  }

  /** Live is made at its first tick, since most functions trade on paper. */
  private synchronized BookCycle cycle(BookKey book) {
    if (!book.live()) {
      return paper;
    }
    if (live.isEmpty()) {
      live = Optional.of(cycle(BookKey.LIVE, ports.venue().get(), ports.entriesOff().get()));
    }
    return live.get();
  }

  private BookCycle cycle(String book, Broker broker, Optional<String> entriesOff) {
    CycleParameters parameters =
        Cycle.of(settings, book, ports.model(), ports.reads(), events)
            .with(ports.feed())
            .withoutEntries(entriesOff);
    return BookCycle.of(parameters, ports.store(), ports.candles(), broker, clock);
  }

  @Override
  TickReport.Tick begin(String requestId) {
    events.begin();
    return report.begin(requestId);
  }

  @Override
  void about(TickReport.Tick told, BookKey book, Instant time, boolean watch) {
    told.of(watch ? watched(book, time) : tick(book, time));
  }

  private static TickKey watched(BookKey book, Instant time) {
    return new TickKey(book, time.truncatedTo(ChronoUnit.MINUTES));
  }

  @Override
  Map<String, Object> watch(BookKey book, Instant time, TickReport.Tick told) {
    TickKey watch = watched(book, time);
    WatchOutcome outcome;
    try {
      outcome = cycle(book).watch().run(book.productId(), watch.hour());
    } catch (RuntimeException e) {
      String why = "the watch of " + watch + " failed: " + words(e);
      told.failed(why, e);
      throw new TickFailedException(why, e);
    }
    return switch (outcome) {
      case WatchOutcome.Recorded(CortexRecord record, boolean before) -> {
        told.recorded(record, before);
        if (!before) {
          last.accept(watch);
        }
        yield Answers.recorded(watch, record, before);
      }
      case WatchOutcome.Quiet(String why) -> {
        told.quiet(why);
        yield Answers.quiet(why);
      }
      case WatchOutcome.Refused(String why) -> refused(told, why);
    };
  }

  /** Without a time of its own an event is of its hour: each retry would else be a new event. */
  @Override
  Map<String, Object> run(
      BookKey book, Optional<Instant> asked, Instant time, TickReport.Tick told) {
    TickKey tick = tick(book, time);
    return run(tick, asked.orElse(tick.hour()), told);
  }

  private static TickKey tick(BookKey book, Instant time) {
    return new TickKey(book, time.truncatedTo(ChronoUnit.HOURS));
  }

  private Map<String, Object> run(TickKey tick, Instant event, TickReport.Tick told) {
    // Beside the tick's own reads, so that it costs no round trip.
    CompletableFuture<OptionalInt> missed =
        Async.start(() -> MissedHours.before(ports.store(), tick), ports.reads());
    CycleOutcome outcome;
    try {
      outcome = cycle(tick.book()).tick().run(tick.book().productId(), tick.hour(), event);
    } catch (RuntimeException e) {
      throw failed(tick, told, e);
    }
    return switch (outcome) {
      case CycleOutcome.Recorded(CortexRecord record, boolean before) -> {
        events.taken().ifPresent(told::events);
        if (!before) {
          Async.join(missed).ifPresent(told::missed);
        }
        told.recorded(record, before);
        if (isNews(tick, record)) {
          heartbeat.ping();
        }
        if (!before) {
          last.accept(tick);
        }
        yield Answers.recorded(tick, record, before);
      }
      case CycleOutcome.Refused(String why) -> refused(told, why);
      case CycleOutcome.Held(Instant until) -> {
        String why = "another process works on the tick of " + tick + ", until " + until;
        told.held(why);
        throw new TickFailedException(why + " at the latest; try again", null);
      }
      case CycleOutcome.Retry(String why) -> {
        told.held(why);
        throw new TickFailedException("the tick of " + tick + " waits for the retry: " + why, null);
      }
    };
  }

  /** Whether the ticks that the schedule asks for are alive; an old hour says nothing of that. */
  private boolean isNews(TickKey tick, CortexRecord record) {
    return tick.book().live() == settings.runtime().live()
        && record.branch() != ExecutionBranch.OUT_OF_ORDER_TICK
        && !clock.instant().isAfter(tick.hour().plus(NEWS));
  }

  private TickFailedException failed(TickKey tick, TickReport.Tick told, RuntimeException e) {
    TickFailedException failure =
        new TickFailedException("the tick of " + tick + " failed: " + words(e), e);
    events.publish(Answers.failed(tick, words(e)));
    told.failed(failure.getMessage(), e);
    heartbeat.fail();
    return failure;
  }

  /** What a port says is for people; anything else is a bug and named as what it is. */
  static String words(RuntimeException failure) {
    return failure instanceof StoreException ? failure.getMessage() : failure.toString();
  }
}
