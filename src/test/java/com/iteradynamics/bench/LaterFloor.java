package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import java.util.Arrays;

/**
 * Layer 1 and one of the later strategies, whose loop follows it; with a position and without.
 * Averages over a window alone are the running ones without what was before it.
 */
abstract class LaterFloor extends ProbeFloor {
  static final double EXPOSURE = 0.985;
  private static final double[] NOTHING = {};

  /** What is said with a position. */
  final byte[] held;

  private final double[] average;
  private final double[] macro;

  LaterFloor(CandleSeries candles) {
    super(candles);
    held = new byte[candles.size()];
    average = new double[candles.size()];
    macro = new double[candles.size()];
  }

  /** The average over the last {@code window} closes alone. */
  final double[] macro(int from, int to, int length, int window) {
    if (length == 0) {
      return NOTHING;
    }
    double alpha = 2.0 / (length + 1);
    double old = Math.pow(1 - alpha, window - 1);
    double value = close[from];
    for (int i = from; i < to; i++) {
      value = (1 - alpha) * value + alpha * close[i];
      average[i] = value;
      int first = i - window + 1;
      macro[i] = first > from ? value - old * (average[first] - close[first]) : value;
    }
    return macro;
  }

  /** Layer 1 and Core Exposure v2: v1's answers are changed. */
  static final class Core extends LaterFloor {
    private static final int NEEDED = 205;
    private final CoreFloor plain;
    private final double[] lead;

    Core(CandleSeries candles) {
      super(candles);
      plain = new CoreFloor(candles);
      lead = new double[candles.size()];
    }

    @Override
    void run(int from, int to, Outputs out) {
      plain.run(from, to, out);
      double[] macro = macro(from, to, 200, 1_500);
      double fast = close[from];
      double slow = close[from];
      for (int i = from; i < to; i++) {
        fast = (1 - FAST) * fast + FAST * close[i];
        slow = (1 - SLOW) * slow + SLOW * close[i];
        lead[i] = fast - slow;
        if (i - from + 1 < NEEDED) {
          out.action[i] = HOLD;
          out.confidence[i] = 0;
          out.exposure[i] = 0;
        } else if (out.label[i] == UP && lead[i] >= 0 && close[i] <= macro[i]) {
          out.exposure[i] = Math.min(out.exposure[i], 0.25);
        }
      }
    }
  }

  /** Layer 1 and Volatility Breakout; with the average of v2, or the range of v3. */
  static final class Breakout extends LaterFloor {
    private static final int NEEDED = 76;
    private static final int MASK = 63;
    private final int macroLength;
    private final int meanLength;
    private final double[] ranges;
    private final double[] atrs;
    private final int[] highs = new int[MASK + 1];
    private final int[] lows = new int[MASK + 1];

    Breakout(CandleSeries candles, int macroLength, int meanLength) {
      super(candles);
      this.macroLength = macroLength;
      this.meanLength = meanLength;
      this.ranges = new double[candles.size()];
      this.atrs = new double[candles.size()];
    }

    @Override
    void run(int from, int to, Outputs out) {
      regime(from, to, out);
      double[] macro = macro(from, to, macroLength, 5 * macroLength);
      double rangeSum = 0;
      double sum = 0;
      double longSum = 0;
      int firstHigh = 0;
      int lastHigh = 0;
      int firstLow = 0;
      int lastLow = 0;
      for (int i = from; i < to; i++) {
        int k = i - from;
        ranges[i] = trueRange(i, from);
        rangeSum += ranges[i] - (k >= 14 ? ranges[i - 14] : 0);
        atrs[i] = rangeSum * (1.0 / 14);
        longSum += atrs[i] - (meanLength > 0 && k >= meanLength ? atrs[i - meanLength] : 0);
        double c = close[i];
        if (k + 1 < NEEDED) {
          say(out, i, HOLD, 0, 0);
          held[i] = HOLD;
        } else {
          boolean breaks = c >= high[highs[firstHigh & MASK]] && atrs[i] > 1.1 * (sum * (1.0 / 28));
          boolean passes =
              macroLength > 0
                  ? k + 1 >= macroLength && c > macro[i]
                  : meanLength == 0 || atrs[i] > 1.1 * (longSum / meanLength);
          boolean enters = breaks && passes;
          say(out, i, enters ? ENTER : HOLD, breaks ? 0.7 : 0.5, enters ? EXPOSURE : 0);
          held[i] = c < low[lows[firstLow & MASK]] ? EXIT : ENTER;
        }
        sum += atrs[i] - (k >= 28 ? atrs[i - 28] : 0);
        while (lastHigh > firstHigh && high[highs[lastHigh - 1 & MASK]] <= high[i]) {
          lastHigh--;
        }
        highs[lastHigh++ & MASK] = i;
        firstHigh += highs[firstHigh & MASK] <= i - 48 ? 1 : 0;
        while (lastLow > firstLow && low[lows[lastLow - 1 & MASK]] >= low[i]) {
          lastLow--;
        }
        lows[lastLow++ & MASK] = i;
        firstLow += lows[firstLow & MASK] <= i - 48 ? 1 : 0;
      }
    }
  }

  private static void say(Outputs out, int i, byte action, double confidence, double exposure) {
    out.action[i] = action;
    out.confidence[i] = confidence;
    out.exposure[i] = exposure;
  }

  /** Layer 1 and Compression Shot. */
  static final class Shot extends LaterFloor {
    private static final int NEEDED = 2_001;
    private static final int MEMORY = 72;
    private final int version;
    private final double[] widths;

    Shot(CandleSeries candles, int version) {
      super(candles);
      this.version = version;
      this.widths = new double[candles.size()];
    }

    @Override
    void run(int from, int to, Outputs out) {
      regime(from, to, out);
      double[] macro = macro(from, to, 2_000, 10_000);
      double pivot = close[from];
      double sum = 0;
      double squares = 0;
      int hits = 0;
      for (int i = from; i < to; i++) {
        int k = i - from;
        double c = close[i] - pivot;
        double old = k >= 20 ? close[i - 20] - pivot : 0;
        sum += c - old;
        squares += c * c - old * old;
        double mean = sum * (1.0 / 20);
        double band = 2 * Math.sqrt(Math.max(0, squares * (1.0 / 20) - mean * mean));
        widths[i] = k < 19 ? Double.NaN : 2 * band / (mean + pivot);
        hits += widths[i] <= 0.06 ? 1 : 0;
        hits -= k >= MEMORY && widths[i - MEMORY] <= 0.06 ? 1 : 0;
        byte label = out.label[i];
        boolean leaves = label == PANIC || label == DOWN || label == EXPANSION;
        if (k + 1 < NEEDED) {
          say(out, i, HOLD, 0, 0);
        } else if (leaves || (version == 1 && label != COMPRESSION)) {
          say(out, i, EXIT, 0.9, 0);
        } else if (label != COMPRESSION && version == 2) {
          say(out, i, HOLD, 0.1, 0);
        } else {
          shoot(out, i, c > mean + band, label == COMPRESSION || hits > 0, close[i] > macro[i]);
        }
        held[i] = leaves ? EXIT : HOLD;
      }
    }

    private void shoot(Outputs out, int i, boolean breaks, boolean eligible, boolean bull) {
      double ratio = widths[i] / widths[i - 1];
      boolean widens = ratio >= 1.2;
      if (breaks && widens && eligible) {
        double confidence = ratio >= 1.8 ? 0.75 : ratio >= 1.5 ? 0.65 : 0.60;
        say(out, i, ENTER, confidence, bull ? 0.2 : 0.05);
      } else {
        say(out, i, HOLD, breaks || widens ? 0.2 : 0.1, 0);
      }
    }
  }

  /** Layer 1 and Mean Reversion Extreme. */
  static final class Reversion extends LaterFloor {
    Reversion(CandleSeries candles) {
      super(candles);
    }

    @Override
    void run(int from, int to, Outputs out) {
      regime(from, to, out);
      Arrays.fill(held, from, to, ENTER);
      double gain = 0;
      double loss = 0;
      for (int i = from; i < to; i++) {
        double change = i == from ? 0 : close[i] - close[i - 1];
        double weight = i - from < 2 ? 1 : 1.0 / 21;
        gain += weight * (Math.max(0, change) - gain);
        loss += weight * (Math.max(0, -change) - loss);
        boolean known = i - from >= 20;
        boolean enters = known && gain * 75 <= loss * 25;
        say(out, i, enters ? ENTER : HOLD, enters ? 0.7 : 0.5, enters ? EXPOSURE : 0);
        held[i] = known && gain > loss ? EXIT : ENTER;
      }
    }
  }
}
