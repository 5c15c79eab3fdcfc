package com.iteradynamics.adapter.local;

import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.candlefile.ReadAs;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Candle files on a disk, as {@link CandleFormat} reads them. */
public final class CandleCsv {
  private CandleCsv() {}

  /**
   * Reads a file that Argus wrote, as it was to be understood at {@code asOf}.
   *
   * @param productId what the candles are of; a file does not say it itself
   * @param asOf a row whose hour has not ended by then is dropped with a notice
   * @throws CandleFileException listing everything that is wrong with the file
   */
  public static CandleFile read(Path file, String productId, Instant asOf) {
    refuseFolder(file);
    try (InputStream content = Files.newInputStream(file)) {
      return CandleFormat.read(file.toString(), content, productId, asOf);
    } catch (IOException e) {
      throw new CandleFileException(file + " " + why(e), e);
    }
  }

  /**
   * Reads a file in any format that Argus knows, as it was to be understood at {@code asOf}. A
   * candle of the hour in which the file of another was written is taken for unfinished.
   *
   * @param productId what the candles are of
   * @param asOf a row whose hour has not ended by then is dropped with a notice
   * @param as what is known of the file
   * @throws CandleFileException listing everything that is wrong with the file
   */
  public static CandleFile readAny(Path file, String productId, Instant asOf, ReadAs as) {
    refuseFolder(file);
    try (InputStream content = Unpacked.open(file)) {
      ReadAs known = as.written(Files.getLastModifiedTime(file).toInstant());
      return CandleFormat.readAny(file.toString(), content, productId, asOf, known);
    } catch (IOException e) {
      throw new CandleFileException(file + " " + why(e), e);
    }
  }

  /**
   * Reads candles that are shorter than an hour, without joining them.
   *
   * @param productId what the candles are of
   * @param notices takes what is to be told of the file
   * @throws CandleFileException listing everything that is wrong with the file
   */
  public static FineCandles readFine(Path file, String productId, Consumer<String> notices) {
    refuseFolder(file);
    try (InputStream content = Unpacked.open(file)) {
      return CandleFormat.readFine(file.toString(), content, productId, notices);
    } catch (IOException e) {
      throw new CandleFileException(file + " " + why(e), e);
    }
  }

  /**
   * Writes the candles so that reading gives them back to the bit, gzipped when the name ends in
   * {@code .gz}. The file appears whole or not at all: when writing fails, what was there before is
   * there still.
   *
   * @throws CandleFileException when the file cannot be written
   */
  public static void write(CandleSeries candles, Path file) {
    try {
      AtomicFile.write(file, out -> writeAs(candles, file, out));
    } catch (IOException e) {
      throw new CandleFileException(
          file + " cannot be written, and is as it was: " + AtomicFile.why(e), e);
    }
  }

  /** Writes the candles as plain text to a stream, which stays open. */
  public static void write(CandleSeries candles, OutputStream out) throws IOException {
    CandleFormat.write(candles, out);
  }

  private static void writeAs(CandleSeries candles, Path file, OutputStream out)
      throws IOException {
    if (file.toString().endsWith(".gz")) {
      CandleFormat.writeZipped(candles, out);
    } else {
      CandleFormat.write(candles, out);
    }
  }

  private static void refuseFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new CandleFileException(file + " is a folder, not a file");
    }
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "does not exist";
      case AccessDeniedException denied -> "cannot be read: permission denied";
      default -> "cannot be read: " + e.getMessage();
    };
  }
}
