package com.iteradynamics.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects candles, oldest first, and refuses those that cannot stand. Not thread-safe. */
public final class CandleSeriesBuilder {
  private final String productId;
  private final List<String> problems = new ArrayList<>();
  private CandleColumns columns = new CandleColumns(1_024);
  private int size;

  /** Open time of the newest candle when it was refused; empty when it was added. */
  private Optional<Instant> refusedOpen = Optional.empty();

  CandleSeriesBuilder(String productId) {
    this.productId = productId;
  }

  /** What the candles are of. */
  public String productId() {
    return productId;
  }

  /**
   * Adds a candle.
   *
   * @return why it cannot stand here; empty when it can and was added
   */
  public Optional<String> add(Candle candle) {
    Optional<String> problem = CandleRules.problem(candle, previousOpen());
    if (problem.isEmpty()) {
      append(
          candle.openTime().getEpochSecond(),
          candle.open(),
          candle.high(),
          candle.low(),
          candle.close(),
          candle.volume());
    } else {
      problems.add(CandleRules.named(productId, candle.openTime()) + problem.get());
      refusedOpen = Optional.of(candle.openTime());
    }
    return problem;
  }

  /**
   * The same for a candle in its parts, which costs less when there are many.
   *
   * @param openEpochSecond open time, seconds since 1970-01-01T00:00Z
   * @param open first price, USD
   * @param high highest price, USD
   * @param low lowest price, USD
   * @param close last price, USD
   * @param volume units of base
   */
  public Optional<String> add(
      long openEpochSecond, double open, double high, double low, double close, double volume) {
    boolean plain =
        problems.isEmpty()
            && (size == 0 || openEpochSecond > columns.openEpochSecond[size - 1])
            && openEpochSecond % CandleSeries.INTERVAL_SECONDS == 0
            && CandleRules.plain(open, high, low, close, volume);
    if (!plain) {
      return add(
          new Candle(Instant.ofEpochSecond(openEpochSecond), open, high, low, close, volume));
    }
    append(openEpochSecond, open, high, low, close, volume);
    return Optional.empty();
  }

  /**
   * The series.
   *
   * @throws InvalidCandlesException naming every candle that could not be added
   */
  public CandleSeries build() {
    if (!problems.isEmpty()) {
      throw new InvalidCandlesException(problems);
    }
    return new CandleSeries(productId, columns.resized(size));
  }

  private Optional<Instant> previousOpen() {
    return refusedOpen.isPresent() || size == 0
        ? refusedOpen
        : Optional.of(Instant.ofEpochSecond(columns.openEpochSecond[size - 1]));
  }

  private void append(
      long openEpochSecond, double open, double high, double low, double close, double volume) {
    if (size == columns.size()) {
      columns = columns.resized(2 * size);
    }
    columns.openEpochSecond[size] = openEpochSecond;
    columns.open[size] = open;
    columns.high[size] = high;
    columns.low[size] = low;
    columns.close[size] = close;
    columns.volume[size] = volume;
    size++;
    refusedOpen = Optional.empty();
  }
}
