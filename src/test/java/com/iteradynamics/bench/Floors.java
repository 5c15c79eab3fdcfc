package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import java.util.Arrays;

/** The floors of the strategies, each one loop. */
final class Floors {
  private static final int REGIME_NEEDED = 60;

  private Floors() {}

  /** Layer 1 and Core Exposure. */
  static final class Core extends Floor {
    private final double[] ranges = new double[16];

    Core(CandleSeries tape) {
      super(tape);
    }

    @Override
    void run(int from, int to, Outputs out) {
      double fast = 0;
      double slow = 0;
      double plainFast = close[from];
      double plainSlow = close[from];
      double atr = 0;
      double weight = 0;
      double rangeSum = 0;
      double sum = 0;
      double squares = 0;
      Arrays.fill(ranges, 0);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double c = close[i];
        double range = trueRange(i, from);
        rangeSum += range - ranges[(k + 2) & 15];
        ranges[k & 15] = range;
        plainFast = (1 - FAST) * plainFast + FAST * c;
        plainSlow = (1 - SLOW) * plainSlow + SLOW * c;
        double v = volume[i];
        sum += v;
        squares += v * v;
        if (k < SETTLED) {
          fast = k < 20 ? fast + c / 20 : (1 - FAST) * fast + FAST * c;
          slow = k < 50 ? slow + c / 50 : (1 - SLOW) * slow + SLOW * c;
          if (k > 0) {
            weight *= 1 - WILDER;
            atr = (weight * atr + range) / (weight + 1);
            weight += 1;
          }
          if (k >= 50) {
            double old = volume[i - 50];
            sum -= old;
            squares -= old * old;
          }
          if (k < 51) {
            out.label[i] = CHOP;
            out.regimeConfidence[i] = 0;
            out.action[i] = HOLD;
            out.exposure[i] = 0;
            continue;
          }
        } else {
          fast = (1 - FAST) * fast + FAST * c;
          slow = (1 - SLOW) * slow + SLOW * c;
          atr = (1 - WILDER) * atr + WILDER * range;
          double old = volume[i - 50];
          sum -= old;
          squares -= old * old;
        }
        byte label = CHOP;
        double confidence = 0;
        if (k + 1 >= REGIME_NEEDED) {
          label = label(fast, slow, atr, c, high[i] - low[i], sum, squares, v);
          confidence = confidence(label, fast, slow, atr, c);
        }
        byte action = HOLD;
        double exposure = 0;
        if (label == DOWN || label == PANIC) {
          action = EXIT;
        } else if (label == UP || label == COMPRESSION) {
          if (plainFast >= plainSlow) {
            action = ENTER;
            double atrPct = rangeSum * (1.0 / 14) / c;
            double scale = atrPct <= 0.010 ? 1 : 0.010 / atrPct;
            exposure = (label == UP ? 0.75 : 0.12) * scale;
          }
        } else if (label == EXPANSION && plainFast < plainSlow) {
          action = EXIT;
        }
        out.label[i] = label;
        out.regimeConfidence[i] = confidence;
        out.action[i] = action;
        out.exposure[i] = exposure;
      }
    }
  }
}
