package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.ConfirmedHole;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The candles one tick may see.
 *
 * @param closed the newest closed candles, all opened before the tick hour H
 * @param openAtHour first price of the candle that opens at H, USD; empty when not known yet
 * @param refused why rows of the source were refused; not empty stops trading
 * @param temporary whether what is refused or missing may be there in a minute: the source or the
 *     feed is away for the moment, and nothing is known to be wrong with what it holds
 * @param notes what became of asking the venue for what is missing, a line each; stops nothing
 * @param confirmed the hours that the venue is known to have no candle of
 */
public record CandleWindow(
    CandleSeries closed,
    OptionalDouble openAtHour,
    List<String> refused,
    boolean temporary,
    List<String> notes,
    List<ConfirmedHole> confirmed) {
  public CandleWindow {
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
    confirmed = List.copyOf(confirmed);
  }

  /** A window whose source can be read; what it refuses, it refuses for good. */
  public CandleWindow(
      CandleSeries closed, OptionalDouble openAtHour, List<String> refused, List<String> notes) {
    this(closed, openAtHour, refused, false, notes, List.of());
  }

  /** A window without a request to the venue. */
  public CandleWindow(CandleSeries closed, OptionalDouble openAtHour, List<String> refused) {
    this(closed, openAtHour, refused, List.of());
  }

  /**
   * Why the newest closed candle at {@code hour} is not there or cannot be trusted, with what the
   * venue said to that; empty when the window is fresh. Missing hours before it are another
   * question: {@link com.iteradynamics.market.GapRule}.
   */
  public Optional<String> stale(Instant hour) {
    return notFresh(hour).map(why -> notes.isEmpty() ? why : why + "; " + String.join("; ", notes));
  }

  private Optional<String> notFresh(Instant hour) {
    if (!refused.isEmpty()) {
      return Optional.of("rows were refused: " + refused.getFirst());
    }
    Instant needed = hour.minus(CandleSeries.INTERVAL);
    Optional<Instant> newest = closed.newest().map(Candle::openTime);
    return newest.filter(needed::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "no candle of "
                + needed
                + ", the newest is "
                + newest.map(Instant::toString).orElse("missing too"));
  }

  /**
   * Why the window at {@code hour} may be fresh when it is asked for again in a minute: the source
   * or the feed is away for the moment. Empty when it is fresh, or lastingly is not.
   */
  public Optional<String> away(Instant hour) {
    return temporary ? stale(hour) : Optional.empty();
  }

  /** The same candles, with whether what they lack passes by itself. */
  public CandleWindow away(boolean forTheMoment) {
    return new CandleWindow(closed, openAtHour, refused, forTheMoment, notes, confirmed);
  }

  /** The same candles with these notes. */
  public CandleWindow noted(List<String> others) {
    return new CandleWindow(closed, openAtHour, refused, temporary, others, confirmed);
  }

  /** The same candles with these hours confirmed to have none. */
  public CandleWindow confirmed(List<ConfirmedHole> holes) {
    return new CandleWindow(closed, openAtHour, refused, temporary, notes, holes);
  }

  /**
   * What a source that holds {@code all} shows at {@code hour}: the newest {@code count} before.
   */
  public static CandleWindow of(CandleSeries all, Instant hour, int count) {
    int seen = all.countBefore(hour);
    boolean opens =
        seen < all.size()
            && hour.getNano() == 0
            && all.openEpochSecond(seen) == hour.getEpochSecond();
    return new CandleWindow(
        all.first(seen).last(count),
        opens ? OptionalDouble.of(all.open(seen)) : OptionalDouble.empty(),
        List.of());
  }

  /** No candles, for these reasons, at least one. */
  public static CandleWindow refused(String productId, List<String> reasons) {
    return new CandleWindow(CandleSeries.empty(productId), OptionalDouble.empty(), reasons);
  }

  /** No candles for the moment, for these reasons, at least one: the source is away. */
  public static CandleWindow unavailable(String productId, List<String> reasons) {
    return new CandleWindow(
        CandleSeries.empty(productId), OptionalDouble.empty(), reasons, true, List.of(), List.of());
  }
}
