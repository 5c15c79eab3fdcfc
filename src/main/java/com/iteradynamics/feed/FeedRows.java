package com.iteradynamics.feed;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The rows of a sound feed, oldest first, at most one for each hour. */
public final class FeedRows implements SignalFeed {
  private final FeedTerms terms;
  private final String version;
  private final long[] seconds;
  private final Row[] rows;
  private final int otherSymbols;
  private final Set<Long> otherHours;

  /**
   * A row.
   *
   * @param second open time of its candle, seconds since 1970 UTC, on the hour
   * @param probability 0..1
   */
  record Row(
      long second,
      double probability,
      Optional<String> modelVersion,
      Optional<Instant> availableAt) {}

  /**
   * @param rows ascending by time
   * @param otherSymbols how many rows are of other products
   * @param otherHours whose seconds these rows are
   */
  FeedRows(FeedTerms terms, String version, Row[] rows, int otherSymbols, Set<Long> otherHours) {
    this.terms = terms;
    this.version = version;
    this.rows = rows;
    this.seconds = Arrays.stream(rows).mapToLong(Row::second).toArray();
    this.otherSymbols = otherSymbols;
    this.otherHours = Set.copyOf(otherHours);
  }

  @Override
  public FeedReading at(Instant hour) {
    Instant timestamp = SignalFeed.rowOf(hour);
    int place = Arrays.binarySearch(seconds, timestamp.getEpochSecond());
    int next = place < 0 ? -place - 1 : place + 1;
    FeedReading.Facts facts =
        new FeedReading.Facts(
            Optional.of(terms.address()), Optional.of(version), rows.length - next, otherSymbols);
    if (place < 0) {
      return absent(timestamp, facts);
    }
    Row row = rows[place];
    if (row.availableAt().filter(at -> at.isAfter(hour.plus(terms.latency()))).isPresent()) {
      return new FeedReading.Absent(timestamp, FeedReason.LATE, late(row, hour), facts);
    }
    return new FeedReading.Known(
        timestamp, row.probability(), row.modelVersion(), row.availableAt(), facts);
  }

  private FeedReading absent(Instant timestamp, FeedReading.Facts facts) {
    return otherHours.contains(timestamp.getEpochSecond())
        ? new FeedReading.Absent(
            timestamp,
            FeedReason.OTHER_SYMBOL,
            "the feed's row of " + timestamp + " is of another product than " + terms.productId(),
            facts)
        : new FeedReading.Absent(
            timestamp, FeedReason.MISSING, "the feed has no row of " + timestamp, facts);
  }

  private String late(Row row, Instant hour) {
    return "the row was available at "
        + row.availableAt().orElseThrow()
        + ", later than "
        + terms.latency()
        + " after "
        + hour;
  }

  @Override
  public Optional<String> version() {
    return Optional.of(version);
  }

  /** How many rows there are of the product. */
  public int size() {
    return rows.length;
  }

  /** How many rows are of other products. */
  public int otherSymbols() {
    return otherSymbols;
  }

  /** How many rows say that they were computed before their candle closed, as they cannot be. */
  public int computedBeforeClose() {
    return (int)
        Arrays.stream(rows)
            .filter(
                row ->
                    row.availableAt()
                        .filter(
                            at ->
                                at.getEpochSecond()
                                    < row.second() + CandleSeries.INTERVAL.toSeconds())
                        .isPresent())
            .count();
  }

  /** How many rows do not say when they were computed. */
  public int withoutAvailableAt() {
    return (int) Arrays.stream(rows).filter(row -> row.availableAt().isEmpty()).count();
  }

  /** How many rows are of candles that open after {@code newest}. */
  public int after(Instant newest) {
    return (int) Arrays.stream(seconds).filter(second -> second > newest.getEpochSecond()).count();
  }
}
