package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.TypedTimeOption;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.event.Times;
import com.iteradynamics.event.TypedTime;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The orders of a span of tick hours, from records of which some may be damaged. */
final class RecordSpan {
  /** So many records are read when no time is named: thirty days. */
  private static final int NEWEST = 720;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TypedTimeOption.class,
      description =
          "First tick hour: 2026, 2026-03 or 2026-03-01 mean their first hour, -30d counts back from"
              + " now. Default: 720 records before the last one.")
  private TypedTime from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TypedTimeOption.class,
      description = "Last tick hour, included: 2026, 2026-03 or 2026-03-01 mean their last hour.")
  private TypedTime to;

  /**
   * Whether an hour, or the minute of a watch, is in the span: of the last day, month or year all
   * is.
   */
  boolean contains(Instant hour, Instant now) {
    return (from == null || !hour.isBefore(from(now)))
        && (to == null
            || !hour.isAfter(
                to instanceof TypedTime.Point point
                    ? point.at()
                    : to(now).plus(CandleSeries.INTERVAL).minusNanos(1)));
  }

  private Instant from(Instant now) {
    return Times.hourOf(from.first(Times.hourOf(now)));
  }

  private Instant to(Instant now) {
    return to.last(Times.hourOf(now));
  }

  /**
   * What the orders of these hours cost. Later records are read too: they may tell how an order
   * ended.
   *
   * @throws CommandFailure when the span ends before it begins
   */
  RecordedCosts costs(StoreReader store, BookKey book, Instant now) {
    if (from != null && to != null && to(now).isBefore(from.first(Times.hourOf(now)))) {
      throw CommandFailure.usage(
          "--to " + to(now) + " is before --from " + from.first(Times.hourOf(now)));
    }
    try {
      return RecordedCosts.of(newest(store, book, now));
    } catch (TemporaryStoreException e) {
      throw e;
    } catch (StoreException e) {
      return oneByOne(store, book, now, e);
    }
  }

  private List<CortexRecord> newest(StoreReader store, BookKey book, Instant now) {
    Optional<Instant> first = first(now);
    if (first.isEmpty()) {
      return store.withWatches(book, NEWEST);
    }
    long hours = Math.max(0, Duration.between(first.get(), now).toHours()) + 2;
    int count = (int) Math.min(Integer.MAX_VALUE, hours);
    return store.withWatches(book, count).stream()
        .filter(record -> !record.hour().isBefore(first.get()))
        .toList();
  }

  private Optional<Instant> first(Instant now) {
    return from != null
        ? Optional.of(from(now))
        : Optional.ofNullable(to).map(last -> Times.hourOf(to(now)).minus(span()));
  }

  private static Duration span() {
    return CandleSeries.INTERVAL.multipliedBy(NEWEST);
  }

  /** Past the damaged ones, which are named; all of them damaged is no book. */
  private RecordedCosts oneByOne(
      StoreReader store, BookKey book, Instant now, StoreException failure) {
    RecordedCosts costs = RecordedCosts.of(List.of());
    Instant hour = first(now).orElseGet(() -> Times.hourOf(now).minus(span()));
    boolean any = false;
    while (!hour.isAfter(now)) {
      Instant next = hour.plus(CandleSeries.INTERVAL);
      try {
        RecordLookup found = store.lookUp(book, hour);
        found.record().ifPresent(costs::add);
        any |= found.record().isPresent();
        next = found.record().isPresent() ? next : found.after().orElse(Instant.MAX);
      } catch (TemporaryStoreException e) {
        throw e;
      } catch (StoreException e) {
        costs.problem(e.getMessage());
      }
      hour = next;
    }
    if (!any) {
      throw failure;
    }
    return costs;
  }
}
