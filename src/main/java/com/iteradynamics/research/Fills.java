package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How orders fill, and by what that is told.
 *
 * @param how where in the next candle, or by which case of resting first
 * @param patience how long an order rests at most, less than an hour
 * @param fine candles within the hours, which tell more of a resting order; empty for the hours
 *     alone
 * @param maxVolumeShare what all fills of a candle together take of its volume at most, fraction,
 *     above 0 to 1; empty without a limit
 * @param profitFirst whether in a candle that reaches both a stop and a profit of the watch the
 *     profit comes first: the best case
 */
public record Fills(
    FillTime how,
    Duration patience,
    Optional<FineCandles> fine,
    OptionalDouble maxVolumeShare,
    boolean profitFirst) {
  private static final Duration USUAL = Duration.ofSeconds(45);

  /** Whatever the volume. */
  public Fills(FillTime how, Duration patience, Optional<FineCandles> fine) {
    this(how, patience, fine, OptionalDouble.empty(), false);
  }

  /** By hourly candles alone, whatever their volume. */
  public static Fills of(FillTime how) {
    return new Fills(how, USUAL, Optional.empty());
  }

  /** The same within a share of each candle's volume, a fraction above 0 to 1. */
  public Fills within(double share) {
    return new Fills(how, patience, fine, OptionalDouble.of(share), profitFirst);
  }

  /**
   * The best case of the same.
   *
   * @param unclear whether there are candles that do not tell whether a watch's stop or its profit
   *     came first
   */
  public Fills best(boolean unclear) {
    return new Fills(how.best(), patience, fine, maxVolumeShare, unclear);
  }

  /** Whether there is a candle that ends at each watch: what a watch sees is known then. */
  boolean tellWatches(WatchParameters watch) {
    return fine.filter(within -> watch.seesEndsOf(within.seconds())).isPresent();
  }

  /**
   * What the watches in candle {@code i} see, each the close of the newest candle that has ended by
   * its minute, where {@link #tellWatches} says so.
   */
  List<WatchedHour.Sight> sights(CandleSeries candles, int i, WatchParameters watch) {
    FineCandles within = fine.orElseThrow();
    List<WatchedHour.Sight> sights = new ArrayList<>();
    for (Instant minute : watch.times(candles.openTime(i))) {
      OptionalInt ended = within.endedBy(minute.getEpochSecond());
      if (ended.isPresent()) {
        int k = ended.getAsInt();
        sights.add(new WatchedHour.Sight(minute, chance(candles, i, k, within.close(k))));
      }
    }
    return sights;
  }

  /** Candle {@code i} as it is reached or not: itself, or the candles within it. */
  List<WatchedHour.Bar> bars(CandleSeries candles, int i) {
    long hour = candles.openEpochSecond(i);
    OptionalInt first = fine.map(within -> within.firstOfHour(hour)).orElse(OptionalInt.empty());
    if (first.isEmpty()) {
      Chance chance = new Chance(i, candles.open(i), candles.volume(i));
      return List.of(new WatchedHour.Bar(hour, candles.high(i), candles.low(i), chance));
    }
    FineCandles within = fine.orElseThrow();
    List<WatchedHour.Bar> bars = new ArrayList<>();
    long ends = hour + CandleSeries.INTERVAL.toSeconds();
    for (int k = first.getAsInt(); k < within.size() && within.openEpochSecond(k) < ends; k++) {
      bars.add(
          new WatchedHour.Bar(
              within.openEpochSecond(k),
              within.high(k),
              within.low(k),
              chance(candles, i, k, within.open(k))));
    }
    return bars;
  }

  /** Of fine candle {@code k}; its volume is counted as it is for this book's other orders. */
  private Chance chance(CandleSeries candles, int i, int k, double priceUsd) {
    return how.rests()
        ? new Chance(k, priceUsd, fine.orElseThrow().volume(k))
        : new Chance(i, priceUsd, candles.volume(i));
  }

  /**
   * The candles by which an order that rests from the beginning of candle {@code i} on is filled:
   * in the worst case those that lie within its patience and trade beyond its price, in the best
   * those that touch it. Without fine candles the hour itself, in the best case.
   *
   * @param limitUsd where it rests
   * @param step the price increment, USD; 0 when every price is valid
   */
  List<Chance> atRest(CandleSeries candles, int i, Side side, double limitUsd, double step) {
    if (fine.isEmpty()) {
      return how.fillsAtRest() && reaches(side, candles.low(i), candles.high(i), limitUsd, 0)
          ? List.of(new Chance(i, limitUsd, candles.volume(i)))
          : List.of();
    }
    FineCandles within = fine.get();
    long begins = candles.openEpochSecond(i);
    long ends = begins + patience.toSeconds();
    double beyond = how.fillsAtRest() ? 0 : Math.max(step, Math.ulp(limitUsd));
    List<Chance> chances = new ArrayList<>();
    for (int k = within.firstAt(begins); k < within.size(); k++) {
      long opens = within.openEpochSecond(k);
      boolean counts = how.fillsAtRest() ? opens < ends : opens + within.seconds() <= ends;
      if (!counts) {
        break;
      }
      if (reaches(side, within.low(k), within.high(k), limitUsd, beyond)) {
        chances.add(new Chance(k, limitUsd, within.volume(k)));
      }
    }
    return chances;
  }

  private static boolean reaches(
      Side side, double low, double high, double limitUsd, double beyondUsd) {
    return side == Side.BUY ? low <= limitUsd - beyondUsd : high >= limitUsd + beyondUsd;
  }

  /**
   * Where what has rested without a fill in candle {@code i} is taken, each at its worst price: in
   * the candle in which its patience ends, and in those that follow in the hour.
   */
  List<Chance> taken(CandleSeries candles, int i, Side side) {
    OptionalInt first =
        fine.map(within -> within.firstOfHour(candles.openEpochSecond(i)))
            .orElse(OptionalInt.empty());
    if (first.isEmpty()) {
      return List.of(new Chance(i, PaperBroker.worstUsd(candles, i, side), candles.volume(i)));
    }
    FineCandles within = fine.orElseThrow();
    long ends = candles.openEpochSecond(i) + patience.toSeconds();
    int k = Math.max(first.getAsInt(), within.firstAt(ends + 1) - 1);
    boolean trades = ends < within.openEpochSecond(k) + within.seconds() || k + 1 == within.size();
    // Where nothing was traded when it ended, the next trade was the next candle's.
    return worst(within, trades ? k : k + 1, candles.openEpochSecond(i), side);
  }

  /** Where an order that has waited for candle {@code i} is filled in it. */
  List<Chance> waited(CandleSeries candles, int i, Side side) {
    OptionalInt first =
        fine.filter(any -> how.rests())
            .map(within -> within.firstOfHour(candles.openEpochSecond(i)))
            .orElse(OptionalInt.empty());
    if (first.isPresent()) {
      return worst(fine.orElseThrow(), first.getAsInt(), candles.openEpochSecond(i), side);
    }
    boolean atWorst = how.rests() && !how.fillsAtRest();
    double price = atWorst ? PaperBroker.worstUsd(candles, i, side) : how.price(candles, i);
    return List.of(new Chance(i, price, candles.volume(i)));
  }

  /** Fine candle {@code k} and those after it until the hour ends, each at its worst price. */
  private static List<Chance> worst(FineCandles within, int k, long hour, Side side) {
    List<Chance> chances = new ArrayList<>();
    long ends = hour + CandleSeries.INTERVAL.toSeconds();
    int each = k;
    do {
      double price = side == Side.BUY ? within.high(each) : within.low(each);
      chances.add(new Chance(each, price, within.volume(each)));
      each++;
    } while (each < within.size() && within.openEpochSecond(each) < ends);
    return chances;
  }

  /**
   * Whether there is volume anywhere in candles {@code start} to {@code end - 1}, or in the fine
   * ones: a file without any does not say what was traded.
   */
  public boolean volumes(CandleSeries candles, int start, int end) {
    return fine.isPresent()
        ? IntStream.range(0, fine.get().size()).anyMatch(k -> fine.get().volume(k) > 0)
        : IntStream.range(start, end).anyMatch(i -> candles.volume(i) > 0);
  }

  /** Why the fine candles do not belong to candles {@code start} to {@code end - 1}, if so. */
  public Optional<String> contradiction(CandleSeries candles, int start, int end) {
    return fine.flatMap(
        within -> {
          for (int i = start; i < end; i++) {
            Optional<String> wrong = contradiction(within, candles, i);
            if (wrong.isPresent()) {
              return wrong;
            }
          }
          return Optional.empty();
        });
  }

  private static Optional<String> contradiction(FineCandles within, CandleSeries candles, int i) {
    long hour = candles.openEpochSecond(i);
    OptionalInt first = within.firstOfHour(hour);
    if (first.isEmpty()) {
      return Optional.of("they have none in the hour of " + candles.openTime(i));
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = first.getAsInt();
        k < within.size() && within.openEpochSecond(k) < hour + CandleSeries.INTERVAL.toSeconds();
        k++) {
      low = Math.min(low, within.low(k));
      high = Math.max(high, within.high(k));
    }
    return low == candles.low(i) && high == candles.high(i)
        ? Optional.empty()
        : Optional.of(
            "in the hour of "
                + candles.openTime(i)
                + " they reach from "
                + low
                + " to "
                + high
                + ", the hourly candle from "
                + candles.low(i)
                + " to "
                + candles.high(i));
  }
}
