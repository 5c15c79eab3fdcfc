package com.iteradynamics.service;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.replay.RecordHistory;
import com.iteradynamics.governance.Evidence;
import com.iteradynamics.governance.Governance;
import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.MeasuredGroup;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One governance check of a book: read, report, switch the model off when it comes to that, keep
 * the report, publish events. Each step may be done again: a round that died, or came twice on a
 * day, continues with the report that the day has, and only what is not done yet is done. It reads
 * candles, records and models, and touches no state, no order and no key.
 */
public final class GovernanceRound {
  /** How many earlier reports are read: to where an alarm began, at most. */
  private static final int REMEMBERED = 100;

  private static final Duration DAY = Duration.ofDays(1);

  /** What is older is history, and leads to nothing. */
  private static final Duration NEWS = Duration.ofHours(25);

  private final Places places;
  private final Supplier<MeasuredGroup> watched;
  private final DailyReplay lastDay;
  private final InstantSource clock;
  private final Function<Evidence, GovernanceReport> reporter;
  private final Optional<AssumedCost> lab;

  /**
   * Where a round reads and writes.
   *
   * @param records of the book
   * @param candles of its product
   * @param models the registry
   * @param log the reports
   * @param events takes the events
   */
  public record Places(
      RecordHistory records,
      CandleArchive candles,
      ModelRegistry models,
      GovernanceLog log,
      EventPublisher events) {}

  /**
   * What a round came to.
   *
   * @param report the day's
   * @param before whether the day had it already
   * @param late whether the day is long over, so that nothing followed
   * @param switchedOff by which the model was switched off on this day; empty when it was not
   * @param notes what a person should know: reports of other days that cannot be trusted
   * @param problems what could not be done, and is done by another round of the day when it can be
   */
  public record Outcome(
      GovernanceReport report,
      boolean before,
      boolean late,
      Optional<LineageEntry> switchedOff,
      List<String> notes,
      List<String> problems) {
    public Outcome {
      notes = List.copyOf(notes);
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param watched whose baseline counts; asked for at each check
   * @param lastDay decides the last day again
   */
  public GovernanceRound(
      Places places, Supplier<MeasuredGroup> watched, DailyReplay lastDay, InstantSource clock) {
    this(places, watched, lastDay, clock, Governance::report, Optional.empty());
  }

  /** The round of a function, whose models are on the registry. */
  public static GovernanceRound of(
      Places places, Optional<String> named, DailyReplay lastDay, InstantSource clock) {
    return new GovernanceRound(
        places, () -> WatchedModel.of(named, places.models()), lastDay, clock);
  }

  GovernanceRound(
      Places places,
      Supplier<MeasuredGroup> watched,
      DailyReplay lastDay,
      InstantSource clock,
      Function<Evidence, GovernanceReport> reporter) {
    this(places, watched, lastDay, clock, reporter, Optional.empty());
  }

  private GovernanceRound(
      Places places,
      Supplier<MeasuredGroup> watched,
      DailyReplay lastDay,
      InstantSource clock,
      Function<Evidence, GovernanceReport> reporter,
      Optional<AssumedCost> lab) {
    this.places = places;
    this.watched = watched;
    this.lastDay = lastDay;
    this.clock = clock;
    this.reporter = reporter;
    this.lab = lab;
  }

  /** The same round, which also compares what orders cost with what the lab assumes. */
  public GovernanceRound comparing(AssumedCost assumed) {
    return new GovernanceRound(places, watched, lastDay, clock, reporter, Optional.of(assumed));
  }

  /**
   * The report as of now, which is not kept and leads to nothing.
   *
   * @throws RuntimeException of a port that cannot be read
   */
  public GovernanceReport check(BookKey book, Instant asOf) {
    return check(book, asOf, places.log().newest(book, REMEMBERED));
  }

  /**
   * The whole round. Of a day that is long over the report is kept, and nothing else done.
   *
   * @param asOf up to when records and candles are read; its day (UTC) is the report's
   * @throws RuntimeException of a port that cannot be read, or a log that cannot be written
   */
  public Outcome run(BookKey book, Instant asOf) {
    LocalDate day = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    ReportHistory history = places.log().newest(book, REMEMBERED);
    Optional<ReportHistory.Kept> kept = history.of(day);
    GovernanceReport report =
        kept.map(ReportHistory.Kept::report).orElseGet(() -> check(book, asOf, history));
    List<String> problems = new ArrayList<>();
    boolean news = !report.asOf().isBefore(clock.instant().minus(NEWS));
    // Before it is kept: of a round that dies here, the next one finds the model off already.
    Optional<LineageEntry> off = news ? guard(report, history, problems) : Optional.empty();
    if (kept.isEmpty()) {
      kept = keep(book, report, day, problems);
    }
    if (news && kept.isPresent() && !kept.get().published()) {
      tell(book, kept.get().report(), history, off, problems);
    }
    boolean before = history.of(day).isPresent();
    return new Outcome(
        kept.map(ReportHistory.Kept::report).orElse(report),
        before,
        !news,
        off,
        history.damaged(),
        problems);
  }

  private GovernanceReport check(BookKey book, Instant asOf, ReportHistory history) {
    Instant hour = asOf.truncatedTo(ChronoUnit.HOURS);
    Instant from = hour.minus(Governance.HISTORY);
    LocalDate day = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    CandleSeries candles =
        places.candles().recorded(book.productId(), from, hour.minus(CandleSeries.INTERVAL));
    List<CortexRecord> records = places.records().between(book, from, hour);
    return reporter.apply(
        new Evidence(
            candles,
            records,
            lab.isPresent() ? places.records().watches(book, from, hour) : List.of(),
            watched.get(),
            lastDay.again(ofLastDay(records, hour), candles),
            lab,
            history.before(day),
            hour));
  }

  private static List<CortexRecord> ofLastDay(List<CortexRecord> records, Instant hour) {
    Instant begun = hour.minus(DAY);
    return records.stream().filter(record -> record.hour().isAfter(begun)).toList();
  }

  private Optional<LineageEntry> guard(
      GovernanceReport report, ReportHistory history, List<String> problems) {
    try {
      return ModelGuard.act(places.models(), report, history, clock.instant());
    } catch (ModelRegistryException e) {
      problems.add("the model could not be switched off: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The report that the day has now; empty when that one cannot be trusted. */
  private Optional<ReportHistory.Kept> keep(
      BookKey book, GovernanceReport report, LocalDate day, List<String> problems) {
    if (places.log().append(book, report)) {
      return Optional.of(new ReportHistory.Kept(report, false));
    }
    Optional<ReportHistory.Kept> other = places.log().newest(book, REMEMBERED).of(day);
    if (other.isEmpty()) {
      problems.add("the report of " + day + " that is there already cannot be trusted; it stays");
    }
    return other;
  }

  private void tell(
      BookKey book,
      GovernanceReport report,
      ReportHistory history,
      Optional<LineageEntry> off,
      List<String> problems) {
    LocalDate day = ReportHistory.day(report);
    List<TickEvent> events = GovernanceEvents.of(book, report, history.before(day), off);
    if (events.isEmpty() || places.events().publish(events)) {
      places.log().markPublished(book, day);
    } else {
      problems.add(
          "the event bus took no events; another round of " + day + " publishes them again");
    }
  }
}
