package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import java.util.Arrays;

/** Layer 1 and Core Exposure in one loop. */
final class CoreFloor extends Floor {
  private final double[] ranges = new double[16];

  CoreFloor(CandleSeries candles) {
    super(candles);
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
      if (k >= 50) {
        double old = volume[i - 50];
        sum -= old;
        squares -= old * old;
      }
      if (k < SETTLED) {
        fast = k < 20 ? fast + c / 20 : (1 - FAST) * fast + FAST * c;
        slow = k < 50 ? slow + c / 50 : (1 - SLOW) * slow + SLOW * c;
        if (k > 0) {
          weight *= 1 - WILDER;
          atr = (weight * atr + range) / (weight + 1);
          weight += 1;
        }
        if (k < 51) {
          out.label[i] = CHOP;
          out.regimeConfidence[i] = 0;
          out.action[i] = HOLD;
          out.confidence[i] = 0;
          out.exposure[i] = 0;
          continue;
        }
      } else {
        fast = (1 - FAST) * fast + FAST * c;
        slow = (1 - SLOW) * slow + SLOW * c;
        atr = (1 - WILDER) * atr + WILDER * range;
      }
      byte label = CHOP;
      double regimeConfidence = 0;
      if (k + 1 >= REGIME_NEEDED) {
        label = label(fast, slow, atr, c, high[i] - low[i], sum, squares, v);
        regimeConfidence = confidence(label, fast, slow, atr, c);
      }
      byte action = HOLD;
      double confidence = 0.2;
      double exposure = 0;
      double lead = plainFast - plainSlow;
      if (label == DOWN) {
        action = EXIT;
        confidence = 0.95;
      } else if (label == UP || label == COMPRESSION) {
        if (lead >= 0) {
          action = ENTER;
          double simpleAtr = rangeSum * (1.0 / 14);
          confidence = 0.55 * (label == UP ? 0.75 : 0.45) + 0.45 * bucket(lead, simpleAtr);
          double scale = simpleAtr <= 0.010 * c ? 1 : 0.010 * c / simpleAtr;
          exposure = (label == UP ? 0.75 : 0.12) * scale;
        } else {
          confidence = label == UP ? 0.3 : 0.2;
        }
      } else if (label == EXPANSION) {
        action = lead < 0 ? EXIT : HOLD;
        confidence = lead < 0 ? 0.75 : 0.25;
      } else if (label == PANIC) {
        action = EXIT;
        confidence = 1;
      }
      out.label[i] = label;
      out.regimeConfidence[i] = regimeConfidence;
      out.action[i] = action;
      out.confidence[i] = confidence;
      out.exposure[i] = exposure;
    }
  }

  private static double bucket(double lead, double atr) {
    if (lead <= 0) {
      return 0.10;
    }
    if (lead < 0.2 * atr) {
      return 0.35;
    }
    return lead < 0.6 * atr ? 0.60 : 0.80;
  }
}
