package com.iteradynamics.market;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One digest for each UTC day of a candle history, computed when first asked for and then kept, so
 * that the windows of a replay, which share all but two of their days with their neighbours, are
 * cheap.
 */
final class DayDigests {
  private static final long DAY_SECONDS = 86_400;
  private static final int CANDLE_BYTES = Long.BYTES + 5 * Double.BYTES;
  private static final int DAY_BYTES = 24 * CANDLE_BYTES;

  private final CandleColumns columns;

  /**
   * Index of the first candle of each day that has one, and behind the last day the number of
   * candles.
   */
  private final int[] dayStarts;

  private final AtomicReferenceArray<byte[]> wholeDays;

  DayDigests(CandleColumns columns) {
    this.columns = columns;
    this.dayStarts = dayStarts(columns);
    this.wholeDays = new AtomicReferenceArray<>(dayStarts.length - 1);
  }

  /** Gives the digests of the days of candles {@code from..to - 1} to {@code digest}, in order. */
  void update(MessageDigest digest, int from, int to) {
    DayHash ofDay = new DayHash(columns);
    int found = Arrays.binarySearch(dayStarts, from);
    int day = found >= 0 ? found : -found - 2;
    for (int i = from; i < to; day++) {
      int end = Math.min(dayStarts[day + 1], to);
      boolean whole = i == dayStarts[day] && end == dayStarts[day + 1];
      digest.update(whole ? wholeDay(day, ofDay) : ofDay.of(i, end));
      i = end;
    }
  }

  private byte[] wholeDay(int day, DayHash ofDay) {
    byte[] known = wholeDays.get(day);
    if (known == null) {
      known = ofDay.of(dayStarts[day], dayStarts[day + 1]);
      wholeDays.set(day, known);
    }
    return known;
  }

  private static int[] dayStarts(CandleColumns columns) {
    int[] starts = new int[columns.size() + 1];
    int days = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (i == 0 || day(columns, i) != day(columns, i - 1)) {
        starts[days++] = i;
      }
    }
    starts[days] = columns.size();
    return Arrays.copyOf(starts, days + 1);
  }

  private static long day(CandleColumns columns, int i) {
    return Math.floorDiv(columns.openEpochSecond[i], DAY_SECONDS);
  }

  /** Makes the digests of one day after the other, in the same memory. */
  private static final class DayHash {
    private final CandleColumns columns;
    private final MessageDigest digest = WindowHash.sha256();
    private final ByteBuffer bytes = ByteBuffer.allocate(DAY_BYTES);

    DayHash(CandleColumns columns) {
      this.columns = columns;
    }

    /** The digest of candles {@code from..to - 1}, which are of one day. */
    byte[] of(int from, int to) {
      bytes.clear();
      for (int i = from; i < to; i++) {
        bytes
            .putLong(columns.openEpochSecond[i])
            .putDouble(columns.open[i])
            .putDouble(columns.high[i])
            .putDouble(columns.low[i])
            .putDouble(columns.close[i])
            .putDouble(columns.volume[i]);
      }
      digest.update(bytes.flip());
      return digest.digest();
    }
  }
}
