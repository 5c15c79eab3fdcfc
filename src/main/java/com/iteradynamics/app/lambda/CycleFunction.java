package com.iteradynamics.app.lambda;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.app.CommandFailure;
import com.iteradynamics.app.FunctionSettings;
import com.iteradynamics.app.TickRequest;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.CycleOutcome;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.Pause;
import com.iteradynamics.execution.SideBySide;
import com.iteradynamics.execution.SignalGenerator;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * One event, one tick. Fails only when a retry can help: a held lease, a store that does not
 * answer. An event that cannot be understood and a tick that makes no sense are refused, which is
 * an answer; not to trade is one too, with a record.
 */
final class CycleFunction {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** How long after its hour a tick may end and still tell a watchdog that all is well. */
  private static final Duration NEWS = Duration.ofHours(1);

  private final FunctionSettings settings;
  private final Ports ports;
  private final TickReport report;
  private final Heartbeat heartbeat;
  private final AfterTick last;
  private final WatchedEvents events;
  private final SignalGenerator paper;
  private Optional<SignalGenerator> live = Optional.empty();

  /**
   * @param last what is done when a tick is over
   */
  CycleFunction(
      FunctionSettings settings,
      Ports ports,
      TickReport report,
      Heartbeat heartbeat,
      AfterTick last) {
    this.settings = settings;
    this.ports = ports;
    this.report = report;
    this.heartbeat = heartbeat;
    this.last = last;
    this.events = new WatchedEvents(ports.events());
    this.paper =
        cycle(
            BookKey.PAPER,
            settings.paperRun(),
            Optional.of(settings.paper().startCashUsd()),
            new PaperBroker(settings.paper(), ports.candles()));
  }

  /** Live is made at its first tick, since most functions trade on paper. */
  private synchronized SignalGenerator cycle(BookKey book) {
    if (!book.live()) {
      return paper;
    }
    if (live.isEmpty()) {
      live =
          Optional.of(
              cycle(BookKey.LIVE, settings.liveRun(), settings.capitalUsd(), ports.venue().get()));
    }
    return live.get();
  }

  private SignalGenerator cycle(
      String book, RunIdentity run, Optional<BigDecimal> startCash, Broker broker) {
    CycleParameters parameters =
        new CycleParameters(
            book,
            run,
            new RegimeEngine(settings.regime()),
            settings.strategy(),
            settings.legacy(),
            ports.model(),
            settings.decision(),
            settings.maker(),
            startCash,
            CycleParameters.DEFAULT_TIME_LIMIT,
            Pause.SLEEP,
            ports.reads(),
            events);
    return new SignalGenerator(parameters, ports.store(), ports.candles(), broker, ports.clock());
  }

  /**
   * Runs the tick that {@code event} asks for.
   *
   * @param requestId Lambda's id of this invocation
   * @return the answer, by field name
   * @throws TickFailedException when a retry can help
   */
  Map<String, Object> handle(String event, String requestId) {
    TickReport.Tick told = report.begin(requestId);
    events.begin();
    TickRequest request;
    try {
      request = TickRequest.parse("the event", event);
    } catch (CommandFailure e) {
      return refused(told, e.getMessage());
    }
    Instant time = request.time().orElseGet(() -> ports.clock().instant());
    boolean realMoney = settings.live() && !request.paper();
    BookKey book = new BookKey(realMoney ? BookKey.LIVE : BookKey.PAPER, settings.productId());
    TickKey tick = new TickKey(book, time.truncatedTo(ChronoUnit.HOURS));
    told.of(tick);
    Optional<String> refusal = refusal(request, time);
    // Without a time of its own an event is of its hour: each retry would else be a new event.
    return refusal.isPresent()
        ? refused(told, refusal.get())
        : run(tick, request.time().orElse(tick.hour()), told);
  }

  private Map<String, Object> run(TickKey tick, Instant event, TickReport.Tick told) {
    // Beside the tick's own reads, so that it costs no round trip.
    CompletableFuture<OptionalInt> missed =
        SideBySide.begin(() -> MissedHours.before(ports.store(), tick), ports.reads());
    CycleOutcome outcome;
    try {
      outcome = cycle(tick.book()).run(tick.book().productId(), tick.hour(), event);
    } catch (RuntimeException e) {
      throw failed(tick, told, e);
    }
    return switch (outcome) {
      case CycleOutcome.Recorded(CortexRecord record, boolean before) -> {
        events.taken().ifPresent(told::events);
        if (!before) {
          SideBySide.got(missed).ifPresent(told::missed);
        }
        told.recorded(record, before);
        if (isNews(tick, record)) {
          heartbeat.ping();
        }
        if (!before) {
          last.after(tick);
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
    return tick.book().live() == settings.live()
        && record.branch() != ExecutionBranch.OUT_OF_ORDER_TICK
        && !ports.clock().instant().isAfter(tick.hour().plus(NEWS));
  }

  private TickFailedException failed(TickKey tick, TickReport.Tick told, RuntimeException e) {
    TickFailedException failure =
        new TickFailedException("the tick of " + tick + " failed: " + Failure.words(e), e);
    events.publish(Answers.failed(tick, Failure.words(e)));
    told.failed(failure.getMessage(), e);
    heartbeat.fail();
    return failure;
  }

  private static Map<String, Object> refused(TickReport.Tick told, String why) {
    told.refused(why);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", "refused");
    answer.put("why", why);
    return answer;
  }

  /** Why nothing is to be done for this event; empty when there is something. */
  private Optional<String> refusal(TickRequest request, Instant time) {
    String product = request.productId().orElse(settings.productId());
    if (!product.equals(settings.productId())) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "product_id: this function trades %s (ARGUS_PRODUCT_ID), not %s",
              settings.productId(),
              product));
    }
    Instant now = ports.clock().instant();
    if (time.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return Optional.of("time: " + time + " lies ahead of the clock, " + now);
    }
    return Optional.empty();
  }
}
