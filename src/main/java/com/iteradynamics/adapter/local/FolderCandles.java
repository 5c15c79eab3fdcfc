package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.candlefile.ConflictPolicy;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.FeeSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The candles of a store: {@code flight_recorder.csv} in its folder, one product a store.
 *
 * <p>A candle file does not say what it is of, so {@code flight_recorder.product} beside it does,
 * in one line; an import writes it. A recorder without it, copied there by hand, is of {@value
 * #UNNAMED_PRODUCT}, the one product that the format was made for. Asking for another product is
 * refused and never answered with the wrong candles.
 *
 * <p>A row counts as closed as soon as its hour has ended. An import takes closed candles only; who
 * copies a file there by hand has to leave out the candle that is still forming.
 */
public final class FolderCandles implements CandleArchive {
  /** The recorder's file name. */
  public static final String FILE = "flight_recorder.csv";

  /** Name of the file that says which product the recorder is of. */
  public static final String PRODUCT_FILE = "flight_recorder.product";

  /** Name of the file that has the venue's rules for the product, as they were read. */
  public static final String RULES_FILE = "product_rules.json";

  /** Name of the file that has the account's fees at the venue, as they were read. */
  public static final String FEES_FILE = "fee_schedule.json";

  /** What a recorder without a product file is of. */
  static final String UNNAMED_PRODUCT = "BTC-USD";

  private static final String LOCK_FILE = ".flight_recorder.lock";

  private final Path store;
  private final Path file;

  /** The candles in the folder {@code store}, which need not exist yet. */
  public FolderCandles(Path store) {
    this.store = store;
    this.file = store.resolve(FILE);
  }

  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    try {
      return CandleWindow.of(readOrNothing(productId), hour, count);
    } catch (CandleFileException e) {
      return CandleWindow.refused(productId, e.problems());
    }
  }

  /**
   * Everything recorded; empty when nothing is.
   *
   * @param asOf a row whose hour has not ended by then is left out with a notice
   * @throws CandleFileException when the recorder cannot be read, holds impossible rows, or is of
   *     another product
   */
  public Optional<CandleFile> read(String productId, Instant asOf) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    String recorded = recordedProduct();
    if (!recorded.equals(productId)) {
      throw new CandleFileException(
          file + " holds " + recorded + ", not " + productId + ": use another store");
    }
    return Optional.of(CandleCsv.read(file, productId, asOf));
  }

  /**
   * Adds candles to the recorder, or makes one.
   *
   * @param replace whether an hour that is recorded with other values is overwritten
   * @throws CandleFileException when recorded hours have other values and may not be replaced, when
   *     the recorder is of another product or unreadable, when another import is running, or when
   *     the disk refuses; the recorder is then as it was
   */
  public CandleImport add(CandleSeries candles, boolean replace) {
    return add(candles, replace ? ConflictPolicy.REPLACE : ConflictPolicy.REFUSE, 1);
  }

  @Override
  public Optional<Extent> extent(String productId) {
    CandleSeries all = everything(productId);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Extent(all.openTime(0), all.openTime(all.size() - 1)));
  }

  @Override
  public CandleSeries recorded(String productId, Instant from, Instant to) {
    return everything(productId).between(from, to);
  }

  /** Adds candles as {@link #add} does, and waits for a concurrent writer. */
  @Override
  public CandleAppend append(CandleSeries candles, boolean replace) {
    if (candles.isEmpty()) {
      return CandleAppend.NOTHING;
    }
    try {
      CandleImport done =
          add(
              candles,
              replace ? ConflictPolicy.REPLACE : ConflictPolicy.KEEP,
              FolderLock.MOST_TRIES);
      return new CandleAppend(done.added(), done.same(), done.replaced(), done.contradictions());
    } catch (CandleFileException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  @Override
  public KnownRules rules(String productId) {
    return kept(
        RULES_FILE,
        KnownRules.Kept.class,
        rules -> KnownRules.of(productId, rules),
        KnownRules.NONE,
        KnownRules::unread);
  }

  @Override
  public void keep(KnownRules.Kept rules) {
    keep(rules.product().productId(), RULES_FILE, rules);
  }

  @Override
  public KnownFees fees(String productId) {
    return kept(FEES_FILE, FeeSchedule.class, KnownFees::of, KnownFees.NONE, KnownFees::unread);
  }

  @Override
  public void keep(String productId, FeeSchedule fees) {
    keep(productId, FEES_FILE, fees);
  }

  private <T, K> K kept(
      String name, Class<T> type, Function<T, K> read, K none, Function<String, K> unread) {
    Path kept = store.resolve(name);
    if (Files.notExists(kept)) {
      return none;
    }
    try {
      return read.apply(Json.read(Files.readString(kept), type));
    } catch (IOException e) {
      return unread.apply(kept + ": " + AtomicFile.why(e));
    } catch (Json.MalformedJsonException e) {
      return unread.apply(kept + ": " + e.getMessage());
    }
  }

  private void keep(String productId, String name, Record told) {
    byte[] text = Json.writePretty(told).getBytes(UTF_8);
    try {
      if (Files.exists(file) && !recordedProduct().equals(productId)) {
        throw new StoreException(file + " holds " + recordedProduct() + ", not " + productId);
      }
      Files.createDirectories(store);
      AtomicFile.write(store.resolve(name), out -> out.write(text));
    } catch (IOException e) {
      throw new StoreException(store + " cannot be written: " + AtomicFile.why(e), e);
    } catch (CandleFileException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  private CandleSeries everything(String productId) {
    try {
      return readOrNothing(productId);
    } catch (CandleFileException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  private CandleSeries readOrNothing(String productId) {
    return read(productId, Instant.MAX)
        .map(CandleFile::closed)
        .orElse(CandleSeries.empty(productId));
  }

  private CandleImport add(CandleSeries candles, ConflictPolicy rule, int tries) {
    try {
      Optional<FolderLock> taken = FolderLock.await(store, LOCK_FILE, tries);
      if (taken.isEmpty()) {
        throw new CandleFileException(
            store + " is being written by another import; try again when it has ended");
      }
      FolderLock held = taken.get();
      try (held) {
        return addLocked(candles, rule);
      }
    } catch (IOException e) {
      throw new CandleFileException(store + " cannot be written: " + AtomicFile.why(e), e);
    }
  }

  private CandleImport addLocked(CandleSeries candles, ConflictPolicy rule) throws IOException {
    String productId = candles.productId();
    CandleImport merged = CandleImport.of(readOrNothing(productId), candles, rule);
    // The name first: a crash in between leaves an empty recorder of the right product.
    Path name = store.resolve(PRODUCT_FILE);
    if (Files.notExists(name)) {
      AtomicFile.write(name, out -> out.write((productId + "\n").getBytes(US_ASCII)));
    }
    if (merged.changed()) {
      CandleCsv.write(merged.candles(), file);
    }
    return merged;
  }

  String recordedProduct() {
    Path name = store.resolve(PRODUCT_FILE);
    try {
      return Files.notExists(name) ? UNNAMED_PRODUCT : Files.readString(name).strip();
    } catch (IOException e) {
      throw new CandleFileException(name + " cannot be read: " + AtomicFile.why(e), e);
    }
  }
}
