package com.iteradynamics.adapter.aws;

import com.iteradynamics.adapter.aws.CandleMonths.MonthReading;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.candlefile.ConflictPolicy;
import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The candles of an archive in S3, one object a month: {@code
 * candles/product=BTC-USD/granularity=1h/month=2026-11/candles.csv.gz}.
 *
 * <p>A window reads the months that its hours lie in, side by side: four at most for 1,500 candles,
 * fifteen for 10,000, and older ones while hours are missing in these. What cannot be read, or
 * holds anything but candles of its month, refuses the window; a month that is missing is a hole
 * like any other. The months of the last window are kept in memory, as they were read or written,
 * and fetched again only when another writer has changed them.
 */
public final class S3Candles implements CandleArchive {
  private static final int SIDE_BY_SIDE = 8;

  /** A window of more candles than these is long, as only a strategy's may be. */
  private static final int LONG = 2_000;

  private final CandleMonths months;
  private final S3Kept<KnownRules.Kept> rules;
  private final S3Kept<FeeSchedule> fees;
  private final Executor reads;

  /**
   * What appending did to one object of the archive.
   *
   * @param object its address
   * @param candles how many it holds now
   * @param added hours that it did not hold before
   * @param same hours that it held before, with the same values
   */
  public record AppendedMonth(String object, int candles, int added, int same) {}

  /**
   * The archive in {@code bucket}.
   *
   * @param reads runs what is read side by side; must not make one read wait for another
   */
  public S3Candles(S3Client s3, String bucket, Executor reads) {
    this.months = new CandleMonths(s3, bucket);
    this.rules = new S3Kept<>(s3, bucket, "product_rules.json", KnownRules.Kept.class);
    this.fees = new S3Kept<>(s3, bucket, "fee_schedule.json", FeeSchedule.class);
    this.reads = reads;
  }

  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    // A long window may lack a fiftieth of its hours.
    int hours = count > LONG ? count + count / 50 : count;
    Instant first = hour.minus(CandleSeries.INTERVAL.multipliedBy(hours));
    List<CandleMonth> asked = CandleMonth.between(productId, first, hour);
    months.keepOnly(asked);
    CandleWindow window = window(asked, hour, count);
    return window.refused().isEmpty() && window.closed().size() < count
        ? readBack(asked, window, hour, count)
        : window;
  }

  private CandleWindow window(List<CandleMonth> asked, Instant hour, int count) {
    String productId = asked.getFirst().productId();
    List<MonthReading> readings = sideBySide(asked, months::read);
    List<String> refused = readings.stream().flatMap(each -> problems(each).stream()).toList();
    if (!refused.isEmpty()) {
      // Damage lasts, other failures may be temporary.
      return away(readings).count() == refused.size()
          ? CandleWindow.unavailable(productId, refused)
          : CandleWindow.refused(productId, refused);
    }
    return CandleWindow.of(joined(productId, readings), hour, count);
  }

  /**
   * A window that has too few candles, with as many older months as it takes: hours are missing in
   * it, or the archive begins in it. Only this rare case costs a listing.
   */
  private CandleWindow readBack(
      List<CandleMonth> asked, CandleWindow window, Instant hour, int count) {
    String productId = asked.getFirst().productId();
    CandleWindow found = window;
    List<CandleMonth> wanted = new ArrayList<>(asked);
    try {
      for (CandleMonth older : months.recorded(productId).reversed()) {
        if (older.month().isBefore(asked.getFirst().month())
            && found.refused().isEmpty()
            && found.closed().size() < count) {
          wanted.addFirst(older);
          months.keepOnly(wanted);
          found = window(wanted, hour, count);
        }
      }
      return found;
    } catch (TemporaryStoreException e) {
      return CandleWindow.unavailable(productId, List.of(e.getMessage()));
    } catch (StoreException e) {
      return CandleWindow.refused(productId, List.of(e.getMessage()));
    }
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
    List<CandleMonth> touched = touched(candles);
    for (int from = 0; from < touched.size(); from += SIDE_BY_SIDE) {
      int to = Math.min(touched.size(), from + SIDE_BY_SIDE);
      done.addAll(sideBySide(touched.subList(from, to), month -> append(month, month.of(candles))));
    }
    return done;
  }

  private static List<CandleMonth> touched(CandleSeries candles) {
    if (candles.isEmpty()) {
      return List.of();
    }
    return CandleMonth.between(
            candles.productId(), candles.openTime(0), candles.openTime(candles.size() - 1))
        .stream()
        .filter(month -> !month.of(candles).isEmpty())
        .toList();
  }

  private AppendedMonth append(CandleMonth month, CandleSeries candles) {
    CandleImport done = months.append(month, candles, ConflictPolicy.REFUSE);
    return new AppendedMonth(months.name(month), done.candles().size(), done.added(), done.same());
  }

  /** A month after the other, so that what is there has no hole when it is cut off. */
  @Override
  public CandleAppend append(CandleSeries candles, boolean replace) {
    CandleAppend all = CandleAppend.NOTHING;
    try {
      for (CandleMonth month : touched(candles)) {
        CandleImport done =
            months.append(
                month, month.of(candles), replace ? ConflictPolicy.REPLACE : ConflictPolicy.KEEP);
        all =
            all.and(
                new CandleAppend(
                    done.added(), done.same(), done.replaced(), done.contradictions()));
      }
    } catch (CandleFileException e) {
      throw new StoreException(e.getMessage(), e);
    }
    return all;
  }

  @Override
  public KnownRules rules(String productId) {
    return rules.read(
        productId, kept -> KnownRules.of(productId, kept), KnownRules.NONE, KnownRules::unread);
  }

  @Override
  public void keep(KnownRules.Kept told) {
    rules.write(told.product().productId(), told);
  }

  @Override
  public KnownFees fees(String productId) {
    return fees.read(productId, KnownFees::of, KnownFees.NONE, KnownFees::unread);
  }

  @Override
  public void keep(String productId, FeeSchedule told) {
    fees.write(productId, told);
  }

  @Override
  public Optional<Extent> extent(String productId) {
    List<CandleMonth> all = months.recorded(productId);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    CandleSeries oldest = read(List.of(all.getFirst()));
    CandleSeries newest = read(List.of(all.getLast()));
    return Optional.of(new Extent(oldest.openTime(0), newest.newest().orElseThrow().openTime()));
  }

  @Override
  public CandleSeries recorded(String productId, Instant from, Instant to) {
    List<CandleMonth> asked =
        months.recorded(productId).stream().filter(month -> month.overlaps(from, to)).toList();
    return asked.isEmpty() ? CandleSeries.empty(productId) : read(asked).between(from, to);
  }

  /** The candles of these months, at least one, of the same product. */
  private CandleSeries read(List<CandleMonth> asked) {
    List<MonthReading> readings = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += SIDE_BY_SIDE) {
      int to = Math.min(asked.size(), from + SIDE_BY_SIDE);
      readings.addAll(sideBySide(asked.subList(from, to), months::read));
    }
    List<String> refused = new ArrayList<>();
    for (MonthReading reading : readings) {
      refused.addAll(problems(reading));
    }
    if (!refused.isEmpty()) {
      throw failure(refused, readings);
    }
    return joined(asked.getFirst().productId(), readings);
  }

  private static StoreException failure(List<String> refused, List<MonthReading> readings) {
    String message = String.join(System.lineSeparator(), refused);
    return away(readings)
        .findFirst()
        .<StoreException>map(unread -> new TemporaryStoreException(message, unread.failure()))
        .orElseGet(() -> new StoreException(message));
  }

  private static List<String> problems(MonthReading reading) {
    return switch (reading) {
      case MonthReading.Present present -> List.of();
      case MonthReading.Missing missing -> List.of();
      case MonthReading.Unsound unsound -> unsound.problems();
      case MonthReading.Unread unread -> List.of(unread.why());
    };
  }

  private static Stream<MonthReading.Unread> away(List<MonthReading> readings) {
    return readings.stream()
        .flatMap(
            reading ->
                reading instanceof MonthReading.Unread unread && unread.temporary()
                    ? Stream.of(unread)
                    : Stream.empty());
  }

  private static CandleSeries joined(String productId, List<MonthReading> readings) {
    List<CandleSeries> there = new ArrayList<>();
    for (MonthReading reading : readings) {
      if (reading instanceof MonthReading.Present present) {
        there.add(present.candles());
      }
    }
    return CandleSeries.joined(productId, there);
  }

  private <T> List<T> sideBySide(List<CandleMonth> asked, Function<CandleMonth, T> work) {
    List<CompletableFuture<T>> running = new ArrayList<>();
    for (CandleMonth month : asked) {
      running.add(CompletableFuture.supplyAsync(() -> work.apply(month), reads));
    }
    // All of them, before the first failure is reported: nothing continues behind the caller's
    // back.
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
}
