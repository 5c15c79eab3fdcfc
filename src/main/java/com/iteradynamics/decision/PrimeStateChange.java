package com.iteradynamics.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a changed copy of a {@link PrimeState}; what is not named stays as it was. */
public final class PrimeStateChange {
  private long version;
  private boolean killed;
  private double peakEquityUsd;
  private double lastEquityUsd;
  private BigDecimal cashUsd = BigDecimal.ZERO;
  private BigDecimal baseQty = BigDecimal.ZERO;
  private Optional<PrimeState.Entry> entry = Optional.empty();
  private Optional<Instant> plannedExit = Optional.empty();
  private Optional<Instant> lastExit = Optional.empty();
  private Optional<Instant> lastHour = Optional.empty();
  private Optional<ExecutionBranch> lastDecision = Optional.empty();
  private List<String> openOrders = List.of();
  private Optional<String> portfolio = Optional.empty();
  private Optional<Activity> activity = Optional.empty();
  private String mode = PrimeState.FIRST_MODE;
  private int fillsSinceFlat;
  private List<String> bookedLate = List.of();
  private Optional<Double> highWaterUsd = Optional.empty();
  private Optional<Double> entryAtrUsd = Optional.empty();
  private List<Instant> stops = List.of();
  private Optional<Instant> flatSince = Optional.empty();
  private boolean noHorizon;
  private Optional<PrimeState.Resting> resting = Optional.empty();
  private Optional<PrimeState.RestingStop> restingStop = Optional.empty();

  /** Of a book that has nothing. */
  PrimeStateChange() {}

  PrimeStateChange(PrimeState state) {
    version = state.version();
    killed = state.killed();
    peakEquityUsd = state.peakEquityUsd();
    lastEquityUsd = state.lastEquityUsd();
    cashUsd = state.cashUsd();
    baseQty = state.baseQty();
    entry = state.entry();
    plannedExit = state.plannedExit();
    lastExit = state.lastExit();
    lastHour = state.lastHour();
    lastDecision = state.lastDecision();
    openOrders = state.openOrders();
    portfolio = state.portfolio();
    activity = state.activity();
    mode = state.mode();
    fillsSinceFlat = state.fillsSinceFlat();
    bookedLate = state.bookedLate();
    highWaterUsd = state.highWaterUsd();
    entryAtrUsd = state.entryAtrUsd();
    stops = state.stops();
    flatSince = state.flatSince();
    noHorizon = state.noHorizon();
    resting = state.resting();
    restingStop = state.restingStop();
  }

  PrimeStateChange version(long value) {
    version = value;
    return this;
  }

  /** Whether the kill switch is tripped. */
  public PrimeStateChange killed(boolean value) {
    killed = value;
    return this;
  }

  /** Equity and its peak, USD. */
  public PrimeStateChange equity(double lastUsd, double peakUsd) {
    lastEquityUsd = lastUsd;
    peakEquityUsd = peakUsd;
    return this;
  }

  /**
   * What came in (&gt; 0) or went out by a person's word, USD: equity, peak and the day's equity
   * shift alike, so that it is neither profit nor loss.
   */
  public PrimeStateChange worth(double shiftUsd) {
    lastEquityUsd = Math.max(0, lastEquityUsd + shiftUsd);
    peakEquityUsd = Math.max(0, peakEquityUsd + shiftUsd);
    activity = activity.map(counted -> counted.shifted(shiftUsd));
    return this;
  }

  /** What the ledger holds. */
  public PrimeStateChange holdings(BigDecimal cash, BigDecimal base) {
    cashUsd = cash;
    baseQty = base;
    return this;
  }

  /** The position's beginning and its planned exit. */
  public PrimeStateChange position(Optional<PrimeState.Entry> begun, Optional<Instant> plannedEnd) {
    entry = begun;
    plannedExit = plannedEnd;
    return this;
  }

  /** Whether the position has no planned exit because its strategy wants none. */
  public PrimeStateChange noHorizon(boolean value) {
    noHorizon = value;
    return this;
  }

  /** Nothing of a position: its beginning, its planned exit, and what its stops are measured by. */
  public PrimeStateChange noPosition() {
    entry = Optional.empty();
    plannedExit = Optional.empty();
    highWaterUsd = Optional.empty();
    entryAtrUsd = Optional.empty();
    noHorizon = false;
    return this;
  }

  /** The order that rests beyond its tick; empty when there is none any more. */
  public PrimeStateChange resting(Optional<PrimeState.Resting> order) {
    resting = order;
    return this;
  }

  /** The stop that rests at the venue; empty when there is none any more. */
  public PrimeStateChange restingStop(Optional<PrimeState.RestingStop> stop) {
    restingStop = stop;
    return this;
  }

  /** The highest close since the position's entry, USD. */
  public PrimeStateChange highWater(double closeUsd) {
    highWaterUsd = Optional.of(closeUsd);
    return this;
  }

  /** The average true range by which a position is entered, USD; empty when it is not known. */
  public PrimeStateChange entryAtr(Optional<Double> atrUsd) {
    entryAtrUsd = atrUsd;
    return this;
  }

  /** Hours in which a stop was decided. */
  public PrimeStateChange stops(List<Instant> hours) {
    stops = hours;
    return this;
  }

  /** The first hour without a position; empty in position. */
  public PrimeStateChange flatSince(Optional<Instant> hour) {
    flatSince = hour;
    return this;
  }

  /**
   * Besides what is remembered, what {@code decided} remembers of the position's prices and of the
   * stops, and since when it has been flat.
   */
  public PrimeStateChange remembering(PrimeState decided) {
    highWaterUsd =
        Stream.of(highWaterUsd, decided.highWaterUsd())
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    entryAtrUsd = decided.entryAtrUsd().isPresent() ? decided.entryAtrUsd() : entryAtrUsd;
    stops = Stream.concat(stops.stream(), decided.stops().stream()).distinct().sorted().toList();
    flatSince = decided.flatSince();
    return this;
  }

  /** The last hour in which a strategy's or the horizon's exit was decided. */
  public PrimeStateChange exited(Instant hour) {
    lastExit = Optional.of(hour);
    return this;
  }

  /** The last finished hour and how it ended. */
  public PrimeStateChange finished(Instant hour, ExecutionBranch branch) {
    lastHour = Optional.of(hour);
    lastDecision = Optional.of(branch);
    return this;
  }

  /** The last finished hour of {@code other}, how it ended, and what it has to tell of. */
  public PrimeStateChange finishedAs(PrimeState other) {
    lastHour = other.lastHour();
    lastDecision = other.lastDecision();
    bookedLate = other.bookedLate();
    return this;
  }

  /** Fills since the book was last flat. */
  public PrimeStateChange fillsSinceFlat(int count) {
    fillsSinceFlat = count;
    return this;
  }

  /** Orders of earlier hours whose fills the hour at work has booked. */
  public PrimeStateChange bookedLate(List<String> clientOrderIds) {
    bookedLate = clientOrderIds;
    return this;
  }

  /** Orders whose end is not known. */
  public PrimeStateChange openOrders(List<String> clientOrderIds) {
    openOrders = clientOrderIds;
    return this;
  }

  /** The venue portfolio that the book trades in. */
  public PrimeStateChange portfolio(String id) {
    portfolio = Optional.of(id);
    return this;
  }

  /** What the caps count. */
  public PrimeStateChange activity(Optional<Activity> counted) {
    activity = counted;
    return this;
  }

  /** The runtime's mode that decided. */
  public PrimeStateChange mode(String decidedIn) {
    mode = decidedIn;
    return this;
  }

  /** The changed state. */
  public PrimeState done() {
    return new PrimeState(
        version,
        killed,
        peakEquityUsd,
        lastEquityUsd,
        cashUsd,
        baseQty,
        entry,
        plannedExit,
        lastExit,
        lastHour,
        lastDecision,
        openOrders,
        portfolio,
        activity,
        mode,
        fillsSinceFlat,
        bookedLate,
        highWaterUsd,
        entryAtrUsd,
        stops,
        flatSince,
        noHorizon,
        resting,
        restingStop);
  }
}
