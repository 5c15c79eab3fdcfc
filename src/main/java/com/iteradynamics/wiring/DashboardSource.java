package com.iteradynamics.wiring;

import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DecisionLog;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.StoreReader;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what mission control shows, again and again. What cannot be read is a problem that the page
 * tells; what was read before stays then. Of the records only those are read that are new.
 */
public final class DashboardSource {
  /** Two days: a reader that polls more rarely reads all of them again. */
  private static final int NEWEST = 48;

  /** How long the candles of a place that does not say whether it changed are not read again. */
  private static final Duration CANDLES_STAY = Duration.ofMinutes(5);

  private final BookKey book;
  private final DashboardLocation place;
  private final int count;
  private final AssumedCost lab;
  private final InstantSource clock;

  private String seen = "";
  private DecisionLog log = DecisionLog.of(List.of());
  private CandleSeries candles;
  private Optional<Instant> candlesOf = Optional.empty();
  private Optional<Instant> candlesRead = Optional.empty();
  private Optional<LoadedState> state = Optional.empty();
  private Optional<TradingPermission> permission = Optional.empty();

  /**
   * @param count how many decisions are shown
   * @param lab what their orders are compared with
   */
  public DashboardSource(
      BookKey book, DashboardLocation place, int count, AssumedCost lab, InstantSource clock) {
    this.book = book;
    this.place = place;
    this.count = count;
    this.lab = lab;
    this.clock = clock;
    this.candles = CandleSeries.empty(book.productId());
  }

  /** What there is now. */
  public synchronized DashboardData read() {
    List<String> problems = new ArrayList<>();
    String stamp = place.stamp();
    if (stamp.isEmpty() || !stamp.equals(seen)) {
      trying(problems, "", this::readStore);
      trying(problems, "the candles cannot be shown: ", () -> readCandles(!stamp.isEmpty()));
      seen = problems.isEmpty() ? stamp : "";
    }
    Instant now = clock.instant();
    return new DashboardData(book, place.name(), now, log, candles, state, permission, problems)
        .beside(lab);
  }

  private void readStore() {
    try (OpenStore<? extends StoreReader> open = place.open()) {
      read(open.store());
    }
  }

  private void read(StoreReader store) {
    state = store.state(book);
    permission = Optional.of(store.permission(book));
    Optional<Instant> newest = log.newest().map(CortexRecord::hour);
    if (newest.isPresent()) {
      List<CortexRecord> some = store.withWatches(book, NEWEST);
      if (some.stream().anyMatch(record -> record.hour().equals(newest.get()))) {
        Instant latest = log.latest().orElseThrow();
        log = log.with(some.stream().filter(record -> record.hour().isAfter(latest)).toList());
        return;
      }
    }
    log = DecisionLog.of(store.withWatches(book, count));
  }

  /** A tick brings its candle with its record; what is added by hand may be seen a little later. */
  private void readCandles(boolean changed) {
    Instant now = clock.instant();
    Optional<Instant> newest = log.newest().map(CortexRecord::hour);
    boolean fresh = candlesRead.filter(read -> now.isBefore(read.plus(CANDLES_STAY))).isPresent();
    if (changed || !fresh || !newest.equals(candlesOf)) {
      candlesRead = Optional.empty();
      candles = place.candles(book.productId(), log.oldest(), now);
      candlesOf = newest;
      candlesRead = Optional.of(now);
    }
  }

  private static void trying(List<String> problems, String what, Runnable reading) {
    try {
      reading.run();
    } catch (StoreException | CandleFileException e) {
      problems.add(what + e.getMessage());
    }
  }
}
