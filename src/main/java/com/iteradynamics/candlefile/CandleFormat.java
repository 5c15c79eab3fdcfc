package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.FineCandles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Candle files. Argus's own are comma-separated, columns {@code
 * Timestamp,Open,High,Low,Close,Volume} found by name in any order and spelling of case, others
 * ignored; times in UTC unless they carry an offset; gzip or plain, told apart by content. Those of
 * others are in the formats of {@link CandleSource}.
 */
public final class CandleFormat {
  private static final int BUFFER = 1 << 16;

  private CandleFormat() {}

  /**
   * Reads a file of Argus's own as it was to be understood at {@code asOf}. Candles of minutes are
   * joined to hours; others that are not hourly are refused.
   *
   * @param name what messages call the file
   * @param content the file's bytes, which stay open
   * @param productId what the candles are of; a file does not say it itself
   * @param asOf a row whose hour has not ended by then is dropped with a notice
   * @throws CandleFileException listing everything that is wrong with what the file holds
   * @throws IOException when the bytes cannot be had
   */
  public static CandleFile read(String name, InputStream content, String productId, Instant asOf)
      throws IOException {
    return recorded(name, CandleBytes.of(name, content), productId).read(asOf);
  }

  /**
   * Reads a file in any of the formats of {@link CandleSource}, however its rows are sorted, and
   * says which it is. Candles of minutes are joined to hours; others that are not hourly are
   * refused, and so is what can be read in more than one way.
   *
   * @param name what messages call the file
   * @param content the file's bytes, which stay open
   * @param productId what the candles are of; a file that says it itself must say the same
   * @param asOf a row whose hour has not ended by then is dropped with a notice
   * @param as what is known of the file
   * @throws CandleFileException listing everything that is wrong with what the file holds
   * @throws IOException when the bytes cannot be had
   */
  public static CandleFile readAny(
      String name, InputStream content, String productId, Instant asOf, ReadAs as)
      throws IOException {
    return any(name, content, productId, as).read(asOf);
  }

  /**
   * Reads candles that are shorter than an hour, without joining them.
   *
   * @param name what messages call the file
   * @param content the file's bytes, which stay open
   * @param productId what the candles are of
   * @param notices takes what is to be told of the file
   * @throws CandleFileException when they are hourly, and listing everything that is wrong with
   *     them
   * @throws IOException when the bytes cannot be had
   */
  public static FineCandles readFine(
      String name, InputStream content, String productId, Consumer<String> notices)
      throws IOException {
    return any(name, content, productId, ReadAs.RECOGNIZED).readFine(notices);
  }

  private static CandleCsvReader any(String name, InputStream content, String productId, ReadAs as)
      throws IOException {
    if (as.source().isEmpty() && as.columns().isEmpty()) {
      RowSymbols.refuseName(name, productId);
    }
    byte[] text = CandleBytes.unpacked(name, content);
    if (!JsonRows.isJson(text)) {
      return new CandleCsvReader(name, text, Recognition.of(name, text, false, as), productId);
    }
    JsonRows.Found json = JsonRows.asCsv(name, text);
    ReadPlan plan = Recognition.of(name, json.csv(), true, as);
    return new CandleCsvReader(
        name, json.csv(), json.symbol().map(plan::of).orElse(plan), productId);
  }

  private static CandleCsvReader recorded(String name, byte[] text, String productId) {
    CsvRecords header = new CsvRecords(text);
    if (!header.next()) {
      throw new CandleFileException(name + " is empty");
    }
    List<String> wrong = new ArrayList<>();
    CandleCsvLayout layout = CandleCsvLayout.of(text, header, wrong);
    if (!wrong.isEmpty()) {
      throw new CandleFileException(wrong.stream().map(what -> name + " " + what).toList());
    }
    return new CandleCsvReader(name, text, ReadPlan.own(layout, header), productId);
  }

  /**
   * Reads what {@link #writeZipped} wrote: the candles are taken for hourly ones, however many
   * hours are missing between them.
   *
   * @return every candle, also of an hour that has not ended
   * @throws CandleFileException listing everything that is wrong with what was written
   * @throws IOException when the bytes cannot be had
   */
  public static CandleSeries readWritten(String name, InputStream content, String productId)
      throws IOException {
    return recorded(name, CandleBytes.of(name, content), productId).readHourly();
  }

  /**
   * Writes the candles as plain text, each number as the shortest decimal that reads back as the
   * same double.
   */
  public static void write(CandleSeries candles, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(BUFFER);
    text.append(String.join(",", CandleCsvLayout.NAMES)).append('\n');
    for (int i = 0; i < candles.size(); i++) {
      appendTime(text, candles.openEpochSecond(i));
      text.append(',').append(decimal(candles.open(i)));
      text.append(',').append(decimal(candles.high(i)));
      text.append(',').append(decimal(candles.low(i)));
      text.append(',').append(decimal(candles.close(i)));
      text.append(',').append(decimal(candles.volume(i))).append('\n');
      if (text.length() > BUFFER - 256) {
        flush(text, out);
      }
    }
    flush(text, out);
  }

  /** The same, gzipped. Equal candles give equal bytes. */
  public static void writeZipped(CandleSeries candles, OutputStream out) throws IOException {
    GZIPOutputStream zipped = new GZIPOutputStream(out, BUFFER);
    write(candles, zipped);
    zipped.finish();
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    text.setLength(0);
  }

  private static void appendTime(StringBuilder text, long openEpochSecond) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(openEpochSecond, 0, ZoneOffset.UTC);
    text.append(time.toLocalDate()).append(time.getHour() < 10 ? " 0" : " ");
    text.append(time.getHour()).append(":00:00");
  }

  static String decimal(double value) {
    String shortest = Double.toString(value);
    if (shortest.endsWith(".0")) {
      return shortest.substring(0, shortest.length() - 2);
    }
    return shortest.indexOf('E') < 0
        ? shortest
        : new BigDecimal(shortest).stripTrailingZeros().toPlainString();
  }
}
