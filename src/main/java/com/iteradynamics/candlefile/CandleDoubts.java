package com.iteradynamics.candlefile;

import static com.iteradynamics.market.CandleRules.shown;

import com.iteradynamics.market.CandleSeries;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Prices that may be mistakes, such as a misplaced decimal point: a few candles whose closes are
 * far from those before them and those after them, or one whose high or low is far beyond its
 * neighbors'. A fall or rise that lasts is none, however large it is.
 */
final class CandleDoubts {
  /** A price above so much of its neighbors' is doubtful. */
  private static final double FAR_ABOVE = 1.4;

  /** A price below so much of its neighbors' is doubtful. */
  private static final double FAR_BELOW = 0.6;

  /** Prices that have not come back after so many candles are what the market was at. */
  private static final int LONGEST = 24;

  private final CandleSeries candles;
  private final BiConsumer<Integer, String> each;

  /** The newest candle whose close is not doubtful; -1 before there is one. */
  private int good = -1;

  private CandleDoubts(CandleSeries candles, BiConsumer<Integer, String> each) {
    this.candles = candles;
    this.each = each;
  }

  /**
   * Tells every doubt about these candles, in their order.
   *
   * @param each takes the index of the (first) candle, and what is doubtful about it
   */
  static void tell(CandleSeries candles, BiConsumer<Integer, String> each) {
    new CandleDoubts(candles, each).scan();
  }

  private void scan() {
    int i = 0;
    while (i < candles.size()) {
      int after = good < 0 ? first(i) : away(i);
      if (after == i) {
        range(i);
        good = i++;
      } else {
        i = after;
      }
    }
  }

  /** Where closes are back that leave at candle {@code i}; {@code i} when they do not. */
  private int away(int i) {
    double before = candles.close(good);
    boolean above = candles.close(i) > before;
    int end = i;
    while (end < candles.size() && end - i <= LONGEST && far(candles.close(end), before, above)) {
      end++;
    }
    boolean last = end == candles.size();
    boolean lasts = end - i > (last ? 1 : LONGEST);
    if (end == i || lasts || !(last || far(candles.close(end - 1), candles.close(end), above))) {
      return i;
    }
    String after = last ? "" : " and " + shown(candles.close(end)) + " after it";
    String many = end - i == 1 ? "" : ", and so are those of " + (end - i) + " candles in all";
    each.accept(
        i,
        String.format(
            Locale.ROOT,
            "close %s is far from %s before%s%s",
            shown(candles.close(i)),
            shown(before),
            after,
            many));
    return end;
  }

  /** The same at the first candle, which has one neighbor only. */
  private int first(int i) {
    if (i + 1 >= candles.size()) {
      return i;
    }
    double close = candles.close(i);
    double next = candles.close(i + 1);
    if (!far(close, next, close > next)) {
      return i;
    }
    each.accept(
        i,
        String.format(Locale.ROOT, "close %s is far from %s after it", shown(close), shown(next)));
    return i + 1;
  }

  private void range(int i) {
    int right = i + 1 < candles.size() ? i + 1 : good;
    int left = good < 0 ? right : good;
    if (right < 0) {
      return;
    }
    double high = Math.max(candles.high(left), candles.high(right));
    double low = Math.min(candles.low(left), candles.low(right));
    if (far(candles.high(i), high, true)) {
      each.accept(
          i,
          String.format(
              Locale.ROOT,
              "high %s is far above %s beside it",
              shown(candles.high(i)),
              shown(high)));
    }
    if (far(candles.low(i), low, false)) {
      each.accept(
          i,
          String.format(
              Locale.ROOT, "low %s is far below %s beside it", shown(candles.low(i)), shown(low)));
    }
  }

  /** Whether a price is doubtful beside another. */
  static boolean isFar(double price, double other) {
    return far(price, other, price > other);
  }

  private static boolean far(double price, double other, boolean above) {
    return above ? price > FAR_ABOVE * other : price < FAR_BELOW * other;
  }
}
