package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.venue.VenueFaults.Met;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Hourly candles, newest first. Hours that the tape does not have are not there. */
final class CandleAnswers {
  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();
  private static final long MOST = 350;
  private static final String TOO_MANY = "number of candles requested should be less than 350";

  private final long formingLag;
  private final boolean endInclusive;

  /** Closed candles never change, and the same ones are asked for again and again. */
  private final Map<Market, ObjectNode[]> closed = new HashMap<>();

  CandleAnswers(VenueSettings settings) {
    formingLag = settings.formingLag().toMillis();
    endInclusive = settings.endInclusive();
  }

  /**
   * What of the market is seen.
   *
   * @param millis as of when
   * @param formingFrom how far into its hour the candle that forms is seen, milliseconds
   * @param closedUntil candles that open later than this second are not seen
   */
  private record View(long millis, long formingFrom, long closedUntil) {}

  /**
   * Candles for a query.
   *
   * @param cached whether the answer may be an old one, as it is on the public path to those who do
   *     not say no-cache
   */
  Reply candles(Market market, RequestQuery query, boolean cached, Optional<Met> fault, Now now)
      throws InvalidCallException {
    long start = seconds(query, "start");
    long end = seconds(query, "end");
    String granularity = query.first("granularity").orElse("");
    if (!granularity.equals("ONE_HOUR")) {
      throw new InvalidCallException("this venue has granularity ONE_HOUR only");
    }
    long limit = query.first("limit").isPresent() ? seconds(query, "limit") : MOST;
    if (limit > MOST || Math.ceilDiv(end - start, HOUR) > MOST) {
      throw new InvalidCallException(TOO_MANY);
    }
    ObjectNode json = Reply.object();
    ArrayNode list = json.putArray("candles");
    CandleSeries tape = market.tape();
    View view = view(market, cached, fault, now);
    long newest = endInclusive ? end : end - 1;
    int from = tape.countBefore(Instant.ofEpochSecond(start));
    for (int i = tape.countBefore(Instant.ofEpochSecond(newest + 1)) - 1; i >= from; i--) {
      candle(market, i, view).filter(candle -> list.size() < limit).ifPresent(list::add);
    }
    if (list.size() > 1 && is(fault, VenueFault.MISSING_CANDLE)) {
      list.remove((int) (fault.get().fraction() * list.size()));
    }
    spoil(list, fault, view);
    return Reply.ok(json);
  }

  /** What a fault makes of candles that are there and closed, and so are known to be right. */
  private static void spoil(ArrayNode list, Optional<Met> fault, View view) {
    boolean twice = is(fault, VenueFault.DUPLICATE_CANDLE);
    if (!twice && !is(fault, VenueFault.NULL_VOLUME)) {
      return;
    }
    int oldest = 0;
    while (oldest < list.size() && isForming(list.get(oldest), view)) {
      oldest++;
    }
    int closed = list.size() - oldest;
    if (closed > 0) {
      double choice = fault.get().fraction();
      int which = oldest + (int) (choice * closed);
      ObjectNode copy = list.get(which).deepCopy();
      if (twice) {
        list.insert(which, copy.put("high", "99999999"));
      } else {
        list.set(which, withoutVolume(copy, choice * closed - (int) (choice * closed)));
      }
    }
  }

  private static boolean isForming(JsonNode candle, View view) {
    return (candle.get("start").asLong() + HOUR) * 1_000 > view.millis();
  }

  private static ObjectNode withoutVolume(ObjectNode candle, double choice) {
    if (choice < 0.3) {
      candle.remove("volume");
    } else if (choice < 0.6) {
      candle.putNull("volume");
    } else {
      candle.put("volume", "");
    }
    return candle;
  }

  private View view(Market market, boolean cached, Optional<Met> fault, Now now) {
    long hour = Math.floorDiv(now.millis(), HOUR * 1_000) * HOUR;
    if (is(fault, VenueFault.LATE_CANDLE)) {
      market.lateUntil(now.millis() + fault.get().slow().toMillis());
    }
    if (now.millis() < market.lateUntil()) {
      return new View(now.millis(), Long.MAX_VALUE, hour - 2 * HOUR);
    }
    if (is(fault, VenueFault.STALE_CANDLES)) {
      // At least as old as the hour, so that it matters.
      long old = Math.min(now.millis() - fault.get().slow().toMillis(), hour * 1_000 - 1);
      return new View(old, cached ? formingLag : Long.MAX_VALUE, Long.MAX_VALUE);
    }
    boolean forming = is(fault, VenueFault.FORMING_CANDLE);
    return new View(now.millis(), forming ? 0 : formingLag, Long.MAX_VALUE);
  }

  private static boolean is(Optional<Met> fault, VenueFault which) {
    return fault.isPresent() && fault.get().fault() == which;
  }

  private Optional<ObjectNode> candle(Market market, int i, View view) {
    long open = market.tape().openEpochSecond(i);
    if (open > view.closedUntil()) {
      return Optional.empty();
    }
    long into = view.millis() - open * 1_000;
    if (into >= HOUR * 1_000) {
      return Optional.of(closed(market, i));
    }
    return into >= 0 && into >= view.formingFrom()
        ? Optional.of(forming(market, i, view.millis()))
        : Optional.empty();
  }

  private ObjectNode closed(Market market, int i) {
    CandleSeries tape = market.tape();
    ObjectNode[] known = closed.computeIfAbsent(market, m -> new ObjectNode[tape.size()]);
    if (known[i] == null) {
      known[i] =
          json(
              tape.openEpochSecond(i),
              VenueAmounts.of(tape.low(i)),
              VenueAmounts.of(tape.high(i)),
              VenueAmounts.of(tape.open(i)),
              VenueAmounts.of(tape.close(i)),
              VenueAmounts.of(tape.volume(i)));
    }
    return known[i];
  }

  private static ObjectNode forming(Market market, int i, long millis) {
    CandleSeries tape = market.tape();
    long open = tape.openEpochSecond(i) * 1_000;
    double done = (millis - open) / (HOUR * 1_000.0);
    return json(
        tape.openEpochSecond(i),
        market.rounded(market.path().lowest(open, millis)),
        market.rounded(market.path().highest(open, millis)),
        VenueAmounts.of(tape.open(i)),
        market.rounded(market.path().at(millis)),
        market.rounded(tape.volume(i) * done));
  }

  private static ObjectNode json(
      long start,
      BigDecimal low,
      BigDecimal high,
      BigDecimal open,
      BigDecimal close,
      BigDecimal volume) {
    return Reply.object()
        .put("start", Long.toString(start))
        .put("low", VenueAmounts.text(low))
        .put("high", VenueAmounts.text(high))
        .put("open", VenueAmounts.text(open))
        .put("close", VenueAmounts.text(close))
        .put("volume", VenueAmounts.text(volume));
  }

  private static long seconds(RequestQuery query, String name) throws InvalidCallException {
    Optional<String> text = query.first(name);
    try {
      return Long.parseLong(text.orElse(""));
    } catch (NumberFormatException e) {
      throw new InvalidCallException(name + " must be a number");
    }
  }
}
