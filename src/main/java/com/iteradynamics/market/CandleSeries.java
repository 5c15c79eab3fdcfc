package com.iteradynamics.market;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Closed hourly candles of one product, oldest first: on the hour, strictly ascending, finite, with
 * possible prices. A series that breaks one of these rules cannot be made.
 *
 * <p>Hours may be missing; {@link #gaps()} tells. A series is immutable, and {@link #first} and
 * {@link #last} are views that share its storage, so that cutting a window costs nothing and nobody
 * who holds a window can see past its end.
 */
public final class CandleSeries {
  /** Length of a candle. */
  public static final Duration INTERVAL = Duration.ofHours(1);

  static final long INTERVAL_SECONDS = INTERVAL.toSeconds();

  /**
   * A missing stretch of hours.
   *
   * @param firstMissing open time of the first missing candle
   * @param candles how many are missing, &gt;= 1
   */
  public record Gap(Instant firstMissing, long candles) {
    /** The first hour after it. */
    public Instant end() {
      return firstMissing.plus(INTERVAL.multipliedBy(candles));
    }
  }

  private final String productId;
  private final CandleColumns columns;
  private final int from;
  private final int size;

  CandleSeries(String productId, CandleColumns columns) {
    this(productId, columns, 0, columns.size());
  }

  private CandleSeries(String productId, CandleColumns columns, int from, int size) {
    this.productId = productId;
    this.columns = columns;
    this.from = from;
    this.size = size;
  }

  /**
   * The series of these candles.
   *
   * @param productId what is traded, for example {@code BTC-USD}
   * @param candles oldest first; may be empty
   * @throws InvalidCandlesException naming every candle that is off the hour, out of order, twice
   *     there, not finite, not positive, or with high &lt; low or a close outside low..high
   */
  public static CandleSeries of(String productId, List<Candle> candles) {
    CandleSeriesBuilder builder = builder(productId);
    candles.forEach(builder::add);
    return builder.build();
  }

  /**
   * The candles of these parts of {@code productId}, one part after the other, in their own
   * storage.
   *
   * @throws InvalidCandlesException when a part does not begin after the end of those before it
   */
  public static CandleSeries joined(String productId, List<CandleSeries> parts) {
    CandleColumns all = new CandleColumns(parts.stream().mapToInt(CandleSeries::size).sum());
    int size = 0;
    for (CandleSeries part : parts) {
      if (size > 0 && !part.isEmpty()) {
        refuseUnsorted(productId, part.openTime(0), all.openEpochSecond[size - 1]);
      }
      all.put(size, part.columns, part.from, part.size);
      size += part.size;
    }
    return new CandleSeries(productId, all);
  }

  private static void refuseUnsorted(String productId, Instant open, long previousOpen) {
    String problem = CandleRules.order(open, Instant.ofEpochSecond(previousOpen));
    if (problem != null) {
      throw new InvalidCandlesException(List.of(CandleRules.named(productId, open) + problem));
    }
  }

  /** Makes a series candle by candle. */
  public static CandleSeriesBuilder builder(String productId) {
    return new CandleSeriesBuilder(productId);
  }

  /** A series without candles. */
  public static CandleSeries empty(String productId) {
    return of(productId, List.of());
  }

  /** What is traded, for example {@code BTC-USD}. */
  public String productId() {
    return productId;
  }

  /** How many candles there are. */
  public int size() {
    return size;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Open time of candle {@code i} in seconds since 1970-01-01T00:00Z.
   *
   * @param i index of the candle, 0 being the oldest; so in all methods that take one
   * @throws IndexOutOfBoundsException when there is no such candle; so do they
   */
  public long openEpochSecond(int i) {
    return columns.openEpochSecond[index(i)];
  }

  /** Open time of candle {@code i}. */
  public Instant openTime(int i) {
    return Instant.ofEpochSecond(openEpochSecond(i));
  }

  /** First price of candle {@code i}, USD per unit of base, &gt; 0. */
  public double open(int i) {
    return columns.open[index(i)];
  }

  /** Highest price of candle {@code i}, USD, &gt;= low. */
  public double high(int i) {
    return columns.high[index(i)];
  }

  /** Lowest price of candle {@code i}, USD, &gt; 0. */
  public double low(int i) {
    return columns.low[index(i)];
  }

  /** Last price of candle {@code i}, USD, within low..high. */
  public double close(int i) {
    return columns.close[index(i)];
  }

  /** Quantity that was traded in candle {@code i}, units of base, &gt;= 0. */
  public double volume(int i) {
    return columns.volume[index(i)];
  }

  /** Candle {@code i} as a value. */
  public Candle candle(int i) {
    return new Candle(openTime(i), open(i), high(i), low(i), close(i), volume(i));
  }

  /** The newest candle; empty when there is none. */
  public Optional<Candle> newest() {
    return isEmpty() ? Optional.empty() : Optional.of(candle(size - 1));
  }

  /** The oldest {@code count} candles, or all when there are fewer. A view. */
  public CandleSeries first(int count) {
    return new CandleSeries(productId, columns, from, Math.min(count, size));
  }

  /** The newest {@code count} candles, or all when there are fewer. A view. */
  public CandleSeries last(int count) {
    int kept = Math.min(count, size);
    return new CandleSeries(productId, columns, from + size - kept, kept);
  }

  /**
   * The candles that opened from {@code from} to {@code to}, both inclusive; empty when {@code to}
   * is earlier. A view.
   */
  public CandleSeries between(Instant from, Instant to) {
    int before = countBefore(from);
    int end = to.equals(Instant.MAX) ? size : countBefore(to.plusNanos(1));
    return first(end).last(Math.max(0, end - before));
  }

  /** How many candles opened before {@code time}: the length of {@code first} that stops there. */
  public int countBefore(Instant time) {
    long second = time.getEpochSecond() + (time.getNano() > 0 ? 1 : 0);
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (columns.openEpochSecond[from + middle] < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Hours from the oldest to the newest candle, both included; 0 without candles. */
  public long spanHours() {
    return isEmpty() ? 0 : (openEpochSecond(size - 1) - openEpochSecond(0)) / INTERVAL_SECONDS + 1;
  }

  /** How many hours are missing between the oldest and the newest candle, &gt;= 0. */
  public long missingHours() {
    return spanHours() - size;
  }

  /** Whether an hour is missing between the oldest and the newest candle. */
  public boolean hasGaps() {
    return missingHours() > 0;
  }

  /** The missing stretches between the oldest and the newest candle, oldest first. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; hasGaps() && i < size; i++) {
      long missing = (openEpochSecond(i) - openEpochSecond(i - 1)) / INTERVAL_SECONDS - 1;
      if (missing > 0) {
        gaps.add(new Gap(openTime(i - 1).plus(INTERVAL), missing));
      }
    }
    return gaps;
  }

  /** The oldest missing stretch; empty when complete. */
  public Optional<Gap> firstGap() {
    return gaps().stream().findFirst();
  }

  /** The candles that did not open in one of these stretches. */
  public CandleSeries without(List<Gap> stretches) {
    CandleSeries left = this;
    for (Gap gap : stretches) {
      int from = left.countBefore(gap.firstMissing());
      int to = left.countBefore(gap.end());
      if (to > from) {
        left = joined(productId, List.of(left.first(from), left.last(left.size() - to)));
      }
    }
    return left;
  }

  /** The candles as values, oldest first. */
  public List<Candle> candles() {
    List<Candle> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(candle(i));
    }
    return all;
  }

  @Override
  public String toString() {
    return productId + ", " + size + " candles" + (isEmpty() ? "" : " to " + openTime(size - 1));
  }

  /**
   * Gives the digests of the days in this view to {@code digest}, as {@link WindowHash} defines.
   */
  void updateWithDays(MessageDigest digest) {
    columns.days().update(digest, from, from + size);
  }

  /** Copies the candles from {@code first} up to {@code end} into the beginning of the arrays. */
  void copy(int first, int end, double[] high, double[] low, double[] close, double[] volume) {
    Objects.checkFromToIndex(first, end, size);
    int count = end - first;
    System.arraycopy(columns.high, from + first, high, 0, count);
    System.arraycopy(columns.low, from + first, low, 0, count);
    System.arraycopy(columns.close, from + first, close, 0, count);
    System.arraycopy(columns.volume, from + first, volume, 0, count);
  }

  /** The storage of the closes, for this package's kernels: candle i is at offset() + i. */
  double[] closes() {
    return columns.close;
  }

  /** The storage of the volumes, for this package's kernels: candle i is at offset() + i. */
  double[] volumes() {
    return columns.volume;
  }

  /** Where candle 0 stands in the storage. */
  int offset() {
    return from;
  }

  private int index(int i) {
    return from + Objects.checkIndex(i, size);
  }
}
