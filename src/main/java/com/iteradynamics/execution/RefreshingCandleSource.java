package com.iteradynamics.execution;

import com.iteradynamics.cortex.ConfirmedHole;
import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.HourSpan;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeries.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An archive that asks the venue for the closed candles that it lacks and keeps them. A window is
 * only ever made of what the archive holds: what the venue says is checked and recorded first, so
 * that a venue that is away, late or wrong leaves the archive's window as it was, with the reason
 * in its notes.
 *
 * <p>Hours before the oldest recorded candle are not asked for, unless nothing of the window is
 * recorded at all; {@link CandleSync} fetches history. A hole that the venue has confirmed is asked
 * for again once a day, unless it is the newest of the window.
 */
public final class RefreshingCandleSource implements CandleSource {
  /**
   * The venue publishes an hour's candle some seconds after its end, sometimes most of a minute.
   */
  private static final Duration BETWEEN_ASKS = Duration.ofSeconds(20);

  private static final int MOST_ASKS = 3;

  /** What the rest of a tick needs after the candles are there. */
  private static final Duration SPARE = Duration.ofSeconds(30);

  private static final Duration CONFIRMED_FOR = Duration.ofDays(1);

  /** So many hours are asked for at once: ten days. */
  private static final int AT_ONCE = 240;

  private final CandleArchive archive;
  private final CandleFeed feed;
  private final CandleIngestor intake;
  private final InstantSource clock;
  private final Sleeper pause;

  /** Whether nothing was wrong with the venue and the archive when they were last completed. */
  private volatile boolean well;

  public RefreshingCandleSource(
      CandleArchive archive, CandleFeed feed, InstantSource clock, Sleeper pause) {
    this.archive = archive;
    this.feed = feed;
    this.intake = new CandleIngestor(archive, feed, clock);
    this.clock = clock;
    this.pause = pause;
  }

  /** What is recorded; the venue is not asked. */
  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    return archive.window(productId, hour, count);
  }

  /**
   * Asks the venue for what the window lacks of the {@code count} hours before {@code hour}, and
   * once more after 20 s and 40 s for the newest of them, if that is the hour that just ended.
   */
  @Override
  public CandleWindow completed(CandleWindow window, Instant hour, int count, Instant until) {
    well = false;
    if (!window.refused().isEmpty()) {
      return window;
    }
    CandleWindow best = window;
    Set<String> notes = new LinkedHashSet<>();
    for (int asks = 1; ; asks++) {
      List<HourSpan> lacking = lacking(best, hour, count);
      if (lacking.isEmpty()) {
        well = true;
        return best.noted(List.copyOf(notes));
      }
      Asked asked = ask(best.closed(), lacking, until, notes);
      best = better(best, hour, count, notes);
      lacking = lacking(best, hour, count);
      if (asked != Asked.ANSWERED
          || !newestIsLate(lacking, hour)
          || asks == MOST_ASKS
          || !maySleep(hour, until)) {
        well = asked == Asked.ANSWERED;
        return best.noted(notes(lacking, asked == Asked.ANSWERED, asks, notes))
            .away(best.temporary() || asked == Asked.AWAY)
            .confirmed(asked == Asked.ANSWERED ? confirmed(best, lacking, hour) : best.confirmed());
      }
      pause.pause(BETWEEN_ASKS);
    }
  }

  /** What was known of earlier ticks and still is missing, and what the venue has said now. */
  private static List<ConfirmedHole> confirmed(
      CandleWindow window, List<HourSpan> lacking, Instant hour) {
    List<ConfirmedHole> known = new ArrayList<>(window.confirmed());
    known.removeIf(old -> lacking.stream().anyMatch(now -> old.covers(now.first(), now.end())));
    lacking.forEach(now -> known.add(new ConfirmedHole(new Gap(now.first(), now.hours()), hour)));
    return known;
  }

  /** What came of asking for all that is lacking. */
  private enum Asked {
    /** Everything was asked for, and everybody answered. */
    ANSWERED,
    /** Somebody is away for the moment. */
    AWAY,
    /** Something else went wrong. */
    FAILED
  }

  /** The forming candle's open, or the closed one's of an hour long ago, as the venue has it. */
  @Override
  public OptionalDouble openAt(String productId, Instant hour) {
    return switch (feed.openOf(productId, hour)) {
      case Result.Failed<OptionalDouble> unread -> OptionalDouble.empty();
      case Result.Ok<OptionalDouble>(OptionalDouble open) ->
          open.isPresent() && open.getAsDouble() > 0 && Double.isFinite(open.getAsDouble())
              ? open
              : OptionalDouble.empty();
    };
  }

  @Override
  public KnownRules rules(String productId) {
    return archive.rules(productId);
  }

  /** Nobody is waited for who has just not answered. */
  @Override
  public KnownRules renewed(String productId, KnownRules known) {
    if (well) {
      return intake.renewed(productId, known);
    }
    return known.kept().isPresent() && intake.due(known)
        ? known.staying("the product's rules were not requested from the venue")
        : known;
  }

  private static List<HourSpan> lacking(CandleWindow window, Instant hour, int count) {
    CandleSeries closed = window.closed();
    Instant newest = hour.minus(CandleSeries.INTERVAL);
    Instant first = hour.minus(CandleSeries.INTERVAL.multipliedBy(count));
    if (!closed.isEmpty() && closed.openTime(0).isAfter(first)) {
      first = closed.openTime(0);
    }
    return HourSpan.missing(closed, first, newest).stream()
        .filter(hole -> hole.last().equals(newest) || !isConfirmed(hole, hour, window.confirmed()))
        .toList();
  }

  private static boolean isConfirmed(HourSpan hole, Instant hour, List<ConfirmedHole> confirmed) {
    return confirmed.stream()
        .filter(known -> hour.isBefore(known.at().plus(CONFIRMED_FOR)))
        .anyMatch(known -> known.covers(hole.first(), hole.end()));
  }

  /**
   * Asks for all of it, oldest hours first, so that what is recorded has no hole when this ends
   * early.
   *
   * @param notes gets what there is to say
   */
  private Asked ask(CandleSeries closed, List<HourSpan> lacking, Instant until, Set<String> notes) {
    for (HourSpan stretch : HourSpan.joined(lacking, AT_ONCE)) {
      for (HourSpan part : stretch.parts(AT_ONCE)) {
        if (clock.instant().plus(SPARE).isAfter(until)) {
          notes.add("there was no time left to poll the venue for " + part);
          return Asked.FAILED;
        }
        switch (intake.ingest(closed.productId(), beside(closed, part), false)) {
          case CandleIngestor.Taken.Failed(String why, boolean away) -> {
            notes.add(why);
            return away ? Asked.AWAY : Asked.FAILED;
          }
          case CandleIngestor.Taken.Recorded(CandleAppend change) ->
              notes.addAll(change.contradictions());
        }
      }
    }
    return Asked.ANSWERED;
  }

  /**
   * The hours with the recorded one before them, which shows whether the venue means what is
   * recorded: a candle that was taken too early has other values by now.
   */
  private static HourSpan beside(CandleSeries closed, HourSpan part) {
    Instant before = part.first().minus(CandleSeries.INTERVAL);
    return closed.between(before, before).isEmpty() ? part : new HourSpan(before, part.last());
  }

  /** The archive's window now; what was there before, if it cannot be read any more. */
  private CandleWindow better(CandleWindow before, Instant hour, int count, Set<String> notes) {
    CandleWindow now = archive.window(before.closed().productId(), hour, count);
    if (now.refused().isEmpty()) {
      return now.confirmed(before.confirmed());
    }
    notes.add("the archive could not be read again: " + now.refused().getFirst());
    return before.away(now.temporary());
  }

  private static boolean newestIsLate(List<HourSpan> lacking, Instant hour) {
    return !lacking.isEmpty() && lacking.getLast().last().equals(hour.minus(CandleSeries.INTERVAL));
  }

  /** Whether the hour has only just begun, and the tick has the time. */
  private boolean maySleep(Instant hour, Instant until) {
    Instant now = clock.instant();
    return now.isBefore(hour.plus(CandleSeries.INTERVAL))
        && !now.plus(BETWEEN_ASKS).plus(SPARE).isAfter(until);
  }

  private static List<String> notes(
      List<HourSpan> lacking, boolean answered, int asks, Set<String> notes) {
    List<String> all = new ArrayList<>(notes);
    if (answered && !lacking.isEmpty()) {
      all.add(
          "the venue has no candle of "
              + lacking.getFirst()
              + Optional.of(lacking.size() - 1)
                  .filter(more -> more > 0)
                  .map(more -> " and of " + more + (more == 1 ? " other gap" : " other gaps"))
                  .orElse("")
              + (asks > 1 ? ", polled " + asks + " times" : ""));
    }
    return all;
  }
}
