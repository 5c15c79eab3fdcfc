package com.iteradynamics.adapter.local;

import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Candle files: comma-separated, columns {@code Timestamp,Open,High,Low,Close,Volume} found by name
 * in any order and spelling of case, others ignored; times in UTC unless they carry an offset; gzip
 * or plain, told apart by content.
 */
public final class CandleCsv {
  private CandleCsv() {}

  /**
   * Reads a file as it was to be understood at {@code asOf}.
   *
   * @param productId what the candles are of; a file does not say it itself
   * @param asOf a row whose hour has not ended by then is dropped with a notice
   * @throws CandleFileException listing everything that is wrong with the file
   */
  public static CandleFile read(Path file, String productId, Instant asOf) {
    return new CandleCsvReader(file.toString(), CandleBytes.of(file), productId, asOf).read();
  }

  /**
   * Writes the candles so that reading gives them back to the bit, gzipped when the name ends in
   * {@code .gz}. The file appears whole or not at all: when writing fails, what was there before is
   * there still.
   *
   * @throws CandleFileException when the file cannot be written
   */
  public static void write(CandleSeries candles, Path file) {
    CandleCsvWriter.write(candles, file);
  }

  /** Writes the candles as plain text to a stream, which stays open. */
  public static void write(CandleSeries candles, OutputStream out) throws IOException {
    CandleCsvWriter.write(candles, out);
  }
}
