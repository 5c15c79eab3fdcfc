package com.iteradynamics.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a book remembers from tick to tick: its own ledger and the governors' memory. Amounts are
 * exact; the wallet at the venue is not part of it.
 *
 * @param version counts the writes; a write must name the version it read
 * @param killed whether the kill switch has been tripped; only a person's reset clears it
 * @param peakEquityUsd running maximum of equity, USD, &gt;= 0
 * @param lastEquityUsd equity at the last tick that could verify it, USD, &gt;= 0
 * @param cashUsd ledger cash, USD, &gt;= 0
 * @param baseQty ledger quantity of base, &gt;= 0
 * @param entry the position's beginning; empty when there is none or it is unknown
 * @param plannedExit when the position ends at the latest; empty without a position, and when it
 *     has none by {@code noHorizon}
 * @param lastExit the last hour in which a strategy's or the horizon's exit was decided, whether or
 *     not the venue took its orders; empty when never
 * @param lastHour the last tick hour that was finished; empty for a fresh book
 * @param lastDecision the branch of that tick
 * @param openOrders client order ids whose end is not known yet
 * @param portfolio the venue portfolio that a live book trades in; empty on paper, and for a live
 *     book that has not taken over its cash yet
 * @param activity what the caps count; empty for a fresh book
 * @param mode the runtime's mode at the last tick that decided: what there is of a position or an
 *     open order was made in it
 * @param fillsSinceFlat how many fills were booked since the book was last flat, &gt;= 0: what a
 *     wallet may be short of by rounding grows with them
 * @param bookedLate client order ids whose fills were booked by an hour that is not finished yet,
 *     of orders that an earlier hour had sent
 * @param highWaterUsd the highest close since the position's entry, USD; empty as long as no close
 *     after the entry has been seen, and without a position of a known entry
 * @param entryAtrUsd the average true range when the position's entry was decided, USD; empty
 *     without a position, and when it was not known
 * @param stops tick hours in which a stop was decided, the last two days of them, ascending
 * @param flatSince the first hour without a position since the last one; empty in position
 * @param noHorizon whether the position has no planned exit because its strategy wants none, so
 *     that none is filled in; a planned exit that is there counts, as after an exit that was not
 *     filled
 * @param resting the order that rests in the venue's book beyond its tick, and whose rest is wanted
 *     until its patience ends; it may have ended meanwhile. Empty when there is none
 * @param restingStop the stop that rests at the venue, one of the open orders; or one that has sold
 *     and ended, as long as no exit was decided for that. Empty when there is neither
 */
public record PrimeState(
    long version,
    boolean killed,
    double peakEquityUsd,
    double lastEquityUsd,
    BigDecimal cashUsd,
    BigDecimal baseQty,
    Optional<Entry> entry,
    Optional<Instant> plannedExit,
    Optional<Instant> lastExit,
    Optional<Instant> lastHour,
    Optional<ExecutionBranch> lastDecision,
    List<String> openOrders,
    Optional<String> portfolio,
    Optional<Activity> activity,
    String mode,
    int fillsSinceFlat,
    List<String> bookedLate,
    Optional<Double> highWaterUsd,
    Optional<Double> entryAtrUsd,
    List<Instant> stops,
    Optional<Instant> flatSince,
    boolean noHorizon,
    Optional<Resting> resting,
    Optional<RestingStop> restingStop) {

  /** The mode of a book that nothing was decided for yet, and of all from before there were two. */
  public static final String FIRST_MODE = "prime";

  /** The layout's version, written with every stored state. */
  public static final int SCHEMA = 7;

  /**
   * How a position began.
   *
   * @param at the tick hour of its first fill
   * @param priceUsd average price of its fills, USD per unit of base, fees not included
   */
  public record Entry(Instant at, BigDecimal priceUsd) {}

  /**
   * An order that rests beyond its tick.
   *
   * @param clientOrderId the newest order of it
   * @param until when its patience ends
   * @param requotes how often it was moved to the best price, &gt;= 0
   */
  public record Resting(String clientOrderId, Instant until, int requotes) {}

  /** The stop that rests at the venue, or may; empty when it has ended. */
  public Optional<RestingStop> stopAtVenue() {
    return restingStop.filter(stop -> openOrders.contains(stop.clientOrderId()));
  }

  /** Whether a stop rests at the venue, or may. */
  public boolean stopRests() {
    return stopAtVenue().isPresent();
  }

  /**
   * A stop that rests at the venue.
   *
   * @param clientOrderId its order
   * @param stopPriceUsd at or below which it sells, USD
   */
  public record RestingStop(String clientOrderId, BigDecimal stopPriceUsd) {}

  /** Whether an order may rest for this state at {@code now}, or would, had it not ended. */
  public boolean restsAt(Instant now) {
    return resting.filter(order -> now.isBefore(order.until())).isPresent();
  }

  /**
   * @throws IllegalArgumentException when an amount is negative or not finite
   */
  public PrimeState {
    if (!(peakEquityUsd >= 0 && lastEquityUsd >= 0)
        || Double.isInfinite(peakEquityUsd)
        || Double.isInfinite(lastEquityUsd)) {
      throw new IllegalArgumentException(
          "equity and its peak must be >= 0, were " + lastEquityUsd + " and " + peakEquityUsd);
    }
    if (cashUsd.signum() < 0 || baseQty.signum() < 0) {
      throw new IllegalArgumentException(
          "cash and quantity must be >= 0, were " + cashUsd + " and " + baseQty);
    }
    if (fillsSinceFlat < 0) {
      throw new IllegalArgumentException("fills must be counted, were " + fillsSinceFlat);
    }
    check("high_water_usd", highWaterUsd);
    check("entry_atr_usd", entryAtrUsd);
    openOrders = List.copyOf(openOrders);
    bookedLate = List.copyOf(bookedLate);
    stops = List.copyOf(stops);
  }

  private static void check(String name, Optional<Double> price) {
    if (price.isPresent() && !(price.get() > 0 && Double.isFinite(price.get()))) {
      throw new IllegalArgumentException(name + " must be > 0, was " + price.get());
    }
  }

  /** A book that starts flat with this much cash, USD. */
  public static PrimeState fresh(BigDecimal cashUsd) {
    double equity = cashUsd.doubleValue();
    return new PrimeStateChange().equity(equity, equity).holdings(cashUsd, BigDecimal.ZERO).done();
  }

  /** Whether no tick has verified any equity yet, as before a live book has begun. */
  boolean neverVerified() {
    return peakEquityUsd == 0 && lastEquityUsd == 0;
  }

  /** Value of the ledger's quantity at {@code priceUsd}, USD. */
  public double positionUsd(double priceUsd) {
    return baseQty.doubleValue() * priceUsd;
  }

  /** Ledger cash and quantity valued at {@code priceUsd}, USD. */
  public double equityUsd(double priceUsd) {
    return cashUsd.doubleValue() + positionUsd(priceUsd);
  }

  /** The same state as the next write stores it. */
  public PrimeState nextVersion() {
    return change().version(version + 1).done();
  }

  /** Armed again after a kill: the peak falls to {@code equityUsd}; everything else is kept. */
  public PrimeState reset(double equityUsd) {
    return withoutRest().change().killed(false).equity(equityUsd, equityUsd).done();
  }

  /**
   * After a deposit (&gt; 0) or withdrawal (&lt; 0) of {@code amountUsd}: cash, equity and peak
   * shift alike, so that the flow is neither profit nor loss.
   *
   * @throws IllegalArgumentException when more is withdrawn than the ledger's cash
   */
  public PrimeState flow(BigDecimal amountUsd) {
    if (cashUsd.add(amountUsd).signum() < 0) {
      throw new IllegalArgumentException(
          "cannot withdraw " + amountUsd.negate() + " USD, the ledger holds " + cashUsd + " USD");
    }
    return withoutRest()
        .change()
        .holdings(cashUsd.add(amountUsd), baseQty)
        .worth(amountUsd.doubleValue())
        .done();
  }

  /**
   * After a candle that opened in the entry's hour or later closed at {@code closeUsd}: a position
   * of a known entry remembers the highest.
   */
  public PrimeState closed(double closeUsd) {
    return entry.isPresent() && highWaterUsd.filter(high -> !(closeUsd > high)).isEmpty()
        ? change().highWater(closeUsd).done()
        : this;
  }

  /**
   * The highest price that the position has seen, USD: that of its entry, or a higher close since;
   * empty without a known entry.
   */
  public OptionalDouble highestUsd() {
    if (entry.isEmpty()) {
      return OptionalDouble.empty();
    }
    double price = entry.get().priceUsd().doubleValue();
    return OptionalDouble.of(
        highWaterUsd.isPresent() ? Math.max(price, highWaterUsd.get()) : price);
  }

  /**
   * With nothing more to come of an order that has rested: nobody waits for the rest of it, and
   * without a position or an open order nothing of one is left.
   */
  public PrimeState withoutRest() {
    if (resting.isEmpty()) {
      return this;
    }
    PrimeState alone = change().resting(Optional.empty()).done();
    return entry.isPresent() || !openOrders.isEmpty() ? alone : alone.sold();
  }

  /** With what the venue would not sell any more: there is no position. */
  public PrimeState sold() {
    return change().noPosition().fillsSinceFlat(0).done();
  }

  /** A changed copy of this state, one group of fields at a time. */
  public PrimeStateChange change() {
    return new PrimeStateChange(this);
  }
}
