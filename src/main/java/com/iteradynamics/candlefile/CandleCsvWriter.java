package com.iteradynamics.candlefile;

import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Writes candles as text, each number as the shortest decimal that reads back as the same double.
 */
final class CandleCsvWriter {
  private static final int CHUNK = 1 << 16;

  private CandleCsvWriter() {}

  static void write(CandleSeries candles, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(CHUNK);
    text.append(String.join(",", CandleCsvLayout.NAMES)).append('\n');
    for (int i = 0; i < candles.size(); i++) {
      appendTime(text, candles.openEpochSecond(i));
      text.append(',').append(decimal(candles.open(i)));
      text.append(',').append(decimal(candles.high(i)));
      text.append(',').append(decimal(candles.low(i)));
      text.append(',').append(decimal(candles.close(i)));
      text.append(',').append(decimal(candles.volume(i))).append('\n');
      if (text.length() > CHUNK - 256) {
        flush(text, out);
      }
    }
    flush(text, out);
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
