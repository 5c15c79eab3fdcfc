package com.iteradynamics.adapter.aws;

import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The candles of an archive in S3, one object a month: {@code
 * candles/product=BTC-USD/granularity=1h/month=2026-11/candles.csv.gz}.
 *
 * <p>A window reads the months that its hours lie in, side by side: four at most for 1,500 candles.
 * What cannot be read, or holds anything but candles of its month, refuses the window; so does a
 * month that is missing between others, or older candles that are there while the window's first
 * month is not. A newest month that is missing is a window that ends early. The months of the last
 * window are kept in memory and fetched again only when they have changed.
 */
public final class S3Candles implements CandleSource {
  /** A write that lost against another is tried again so often; each loss is someone's progress. */
  private static final int MOST_WRITES = 20;

  private static final int SIDE_BY_SIDE = 8;

  private final CandleMonths months;
  private final Executor reads;

  /**
   * The archive in {@code bucket}.
   *
   * @param reads runs what is read side by side; must not make one read wait for another
   */
  public S3Candles(S3Client s3, String bucket, Executor reads) {
    this.months = new CandleMonths(s3, bucket);
    this.reads = reads;
  }

  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    Instant first = hour.minus(CandleSeries.INTERVAL.multipliedBy(count));
    List<CandleMonth> asked = CandleMonth.between(productId, first, hour);
    months.keepOnly(asked);
    List<MonthReading> readings = sideBySide(asked, months::read);
    List<String> refused = refusals(asked, readings);
    if (!refused.isEmpty()) {
      return CandleWindow.refused(productId, refused);
    }
    CandleWindow window = CandleWindow.of(joined(productId, readings), hour, count);
    return cutOff(asked.getFirst(), window, count)
        .map(why -> CandleWindow.refused(productId, List.of(why)))
        .orElse(window);
  }

  /**
   * Adds closed candles to the archive. Writers in other processes may do the same at any time: an
   * object is only replaced by one that holds all its rows.
   *
   * @return what became of each month, oldest first
   * @throws CandleFileException when an hour is recorded with other values, or an object holds
   *     anything but candles of its month; that object is as it was, other months may be written
   * @throws StoreException when the archive cannot be read or written, or other writers never rest
   */
  public List<AppendedMonth> append(CandleSeries candles) {
    List<AppendedMonth> done = new ArrayList<>();
    if (candles.isEmpty()) {
      return done;
    }
    List<CandleMonth> touched =
        CandleMonth.between(
                candles.productId(), candles.openTime(0), candles.openTime(candles.size() - 1))
            .stream()
            .filter(month -> !month.of(candles).isEmpty())
            .toList();
    for (int from = 0; from < touched.size(); from += SIDE_BY_SIDE) {
      int to = Math.min(touched.size(), from + SIDE_BY_SIDE);
      done.addAll(sideBySide(touched.subList(from, to), month -> append(month, month.of(candles))));
    }
    return done;
  }

  private AppendedMonth append(CandleMonth month, CandleSeries candles) {
    for (int write = 1; write <= MOST_WRITES; write++) {
      MonthReading reading = months.read(month);
      CandleImport merged = merged(month, reading, candles);
      if (merged.added() == 0 || months.write(month, merged.candles(), version(reading))) {
        return new AppendedMonth(
            months.name(month), merged.candles().size(), merged.added(), merged.same());
      }
      rest(write);
    }
    throw new StoreException(
        months.name(month)
            + " was changed by others each of the "
            + MOST_WRITES
            + " times it was to be written; nothing was lost, try again");
  }

  private CandleImport merged(CandleMonth month, MonthReading reading, CandleSeries candles) {
    CandleSeries recorded =
        switch (reading) {
          case MonthReading.Present present -> present.candles();
          case MonthReading.Missing missing -> CandleSeries.empty(candles.productId());
          case MonthReading.Unsound unsound -> throw new CandleFileException(unsound.problems());
          case MonthReading.Unread unread -> throw new StoreException(unread.why());
        };
    try {
      return CandleImport.of(recorded, candles, false);
    } catch (CandleFileException e) {
      throw new CandleFileException(
          e.problems().stream().map(problem -> months.name(month) + ": " + problem).toList());
    }
  }

  private static Optional<String> version(MonthReading reading) {
    return reading instanceof MonthReading.Present present
        ? Optional.of(present.version())
        : Optional.empty();
  }

  private List<String> refusals(List<CandleMonth> asked, List<MonthReading> readings) {
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      switch (readings.get(i)) {
        case MonthReading.Present present -> {}
        case MonthReading.Unsound unsound -> refused.addAll(unsound.problems());
        case MonthReading.Unread unread -> refused.add(unread.why());
        case MonthReading.Missing missing -> {
          if (anyThere(readings.subList(0, i)) && anyThere(readings.subList(i + 1, asked.size()))) {
            refused.add(
                months.name(asked.get(i)) + " is missing, with months before it and after it");
          }
        }
      }
    }
    return refused;
  }

  private static boolean anyThere(List<MonthReading> readings) {
    return readings.stream().anyMatch(reading -> !(reading instanceof MonthReading.Missing));
  }

  private static CandleSeries joined(String productId, List<MonthReading> readings) {
    CandleSeriesBuilder all = CandleSeries.builder(productId);
    for (MonthReading reading : readings) {
      if (reading instanceof MonthReading.Present present) {
        CandleSeries month = present.candles();
        for (int i = 0; i < month.size(); i++) {
          all.add(
              month.openEpochSecond(i),
              month.open(i),
              month.high(i),
              month.low(i),
              month.close(i),
              month.volume(i));
        }
      }
    }
    return all.build();
  }

  /**
   * A window that starts late is whole when the archive starts there, and has a gap that nobody
   * sees when it has older months. Only this rare case costs a listing.
   */
  private Optional<String> cutOff(CandleMonth first, CandleWindow window, int count) {
    if (window.closed().isEmpty() || window.closed().size() >= count) {
      return Optional.empty();
    }
    Instant start = window.closed().openTime(0);
    try {
      return months
          .oldestKey(first.productId())
          .filter(oldest -> oldest.compareTo(first.key()) < 0)
          .map(
              oldest ->
                  "older months are recorded, but candles before "
                      + start
                      + " are not: "
                      + months.name(first)
                      + " is missing or starts late");
    } catch (StoreException e) {
      return Optional.of(e.getMessage());
    }
  }

  private <T> List<T> sideBySide(List<CandleMonth> asked, Function<CandleMonth, T> work) {
    List<CompletableFuture<T>> running = new ArrayList<>();
    for (CandleMonth month : asked) {
      running.add(CompletableFuture.supplyAsync(() -> work.apply(month), reads));
    }
    // All of them, before the first failure is told: nothing goes on behind the caller's back.
    CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
        .exceptionally(e -> null)
        .join();
    try {
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** A moment for the other writer, longer each time. */
  private static void rest(int write) {
    try {
      Thread.sleep(Duration.ofMillis(5L * write));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for another writer of the archive", e);
    }
  }
}
