package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
public final class FolderCandles implements CandleSource {
  /** The recorder's file name. */
  public static final String FILE = "flight_recorder.csv";

  /** Name of the file that says which product the recorder is of. */
  public static final String PRODUCT_FILE = "flight_recorder.product";

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
      CandleSeries all =
          read(productId, Instant.MAX)
              .map(CandleFile::closed)
              .orElse(CandleSeries.empty(productId));
      return CandleWindow.of(all, hour, count);
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
          List.of(file + " holds " + recorded + ", not " + productId + ": use another store"));
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
    try {
      Files.createDirectories(store);
      try (FileChannel lock = FileChannel.open(store.resolve(LOCK_FILE), CREATE, WRITE)) {
        takeUntilClosed(lock);
        return addLocked(candles, replace);
      }
    } catch (IOException e) {
      throw new CandleFileException(store + " cannot be written: " + AtomicFile.why(e), e);
    }
  }

  private CandleImport addLocked(CandleSeries candles, boolean replace) throws IOException {
    String productId = candles.productId();
    Optional<CandleFile> recorded = read(productId, Instant.MAX);
    CandleImport merged =
        CandleImport.of(
            recorded.map(CandleFile::closed).orElse(CandleSeries.empty(productId)),
            candles,
            replace);
    // The name first: a crash in between leaves an empty recorder of the right product.
    Path name = store.resolve(PRODUCT_FILE);
    if (Files.notExists(name)) {
      AtomicFile.write(name, out -> out.write((productId + "\n").getBytes(US_ASCII)));
    }
    if (merged.added() + merged.replaced() > 0) {
      CandleCsv.write(merged.candles(), file);
    }
    return merged;
  }

  private void takeUntilClosed(FileChannel lock) throws IOException {
    boolean taken;
    try {
      taken = lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      taken = false;
    }
    if (!taken) {
      throw new CandleFileException(
          List.of(store + " is being written by another import; try again when it has ended"));
    }
  }

  private String recordedProduct() {
    Path name = store.resolve(PRODUCT_FILE);
    try {
      return Files.notExists(name) ? UNNAMED_PRODUCT : Files.readString(name).strip();
    } catch (IOException e) {
      throw new CandleFileException(name + " cannot be read: " + AtomicFile.why(e), e);
    }
  }
}
