package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.TimeOption;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.event.Times;
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
      converter = TimeOption.class,
      description = "First tick hour; default: 720 records before the last one.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Last tick hour, included.")
  private Instant to;

  /** Whether an hour is in the span. */
  boolean contains(Instant hour) {
    return (from == null || !hour.isBefore(Times.hourOf(from)))
        && (to == null || !hour.isAfter(to));
  }

  /**
   * What the orders of these hours cost. Later records are read too: they may tell how an order
   * ended.
   *
   * @throws CommandFailure when the span ends before it begins
   */
  RecordedCosts costs(StoreReader store, BookKey book, Instant now) {
    if (from != null && to != null && to.isBefore(from)) {
      throw CommandFailure.usage("--to " + to + " is before --from " + from);
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
    Optional<Instant> first = first();
    if (first.isEmpty()) {
      return store.withWatches(book, NEWEST);
    }
    long hours = Math.max(0, Duration.between(first.get(), now).toHours()) + 2;
    int count = (int) Math.min(Integer.MAX_VALUE, hours);
    return store.withWatches(book, count).stream()
        .filter(record -> !record.hour().isBefore(first.get()))
        .toList();
  }

  private Optional<Instant> first() {
    return from != null
        ? Optional.of(Times.hourOf(from))
        : Optional.ofNullable(to).map(last -> Times.hourOf(last).minus(span()));
  }

  private static Duration span() {
    return CandleSeries.INTERVAL.multipliedBy(NEWEST);
  }

  /** Past the damaged ones, which are named; all of them damaged is no book. */
  private RecordedCosts oneByOne(
      StoreReader store, BookKey book, Instant now, StoreException failure) {
    RecordedCosts costs = RecordedCosts.of(List.of());
    Instant hour = first().orElseGet(() -> Times.hourOf(now).minus(span()));
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
