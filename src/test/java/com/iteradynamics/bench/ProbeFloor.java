package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import java.util.Arrays;

/** Layer 1 in a loop, for the strategies whose loop follows it. */
abstract class ProbeFloor extends Floor {
  final double[] emaFast;
  final double[] emaSlow;
  final double[] atr;

  ProbeFloor(CandleSeries candles) {
    super(candles);
    emaFast = new double[candles.size()];
    emaSlow = new double[candles.size()];
    atr = new double[candles.size()];
  }

  final void regime(int from, int to, Outputs out) {
    double fast = 0;
    double slow = 0;
    double wilder = 0;
    double weight = 0;
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      int k = i - from;
      double c = close[i];
      double range = trueRange(i, from);
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
          wilder = (weight * wilder + range) / (weight + 1);
          weight += 1;
        }
      } else {
        fast = (1 - FAST) * fast + FAST * c;
        slow = (1 - SLOW) * slow + SLOW * c;
        wilder = (1 - WILDER) * wilder + WILDER * range;
      }
      emaFast[i] = fast;
      emaSlow[i] = slow;
      atr[i] = wilder;
      byte label = CHOP;
      double confidence = 0;
      if (k + 1 >= REGIME_NEEDED) {
        label = label(fast, slow, wilder, c, high[i] - low[i], sum, squares, v);
        confidence = confidence(label, fast, slow, wilder, c);
      }
      out.label[i] = label;
      out.regimeConfidence[i] = confidence;
    }
  }

  /** Layer 1 and Trend Probe. */
  static final class Trend extends ProbeFloor {
    private final double[] ranges = new double[16];

    Trend(CandleSeries candles) {
      super(candles);
    }

    @Override
    void run(int from, int to, Outputs out) {
      regime(from, to, out);
      double fast = close[from];
      double slow = close[from];
      double rangeSum = 0;
      Arrays.fill(ranges, 0);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double range = trueRange(i, from);
        rangeSum += range - ranges[(k + 2) & 15];
        ranges[k & 15] = range;
        fast = (1 - FAST) * fast + FAST * close[i];
        slow = (1 - SLOW) * slow + SLOW * close[i];
        byte label = out.label[i];
        boolean enters = label == UP && fast > slow;
        boolean exits = label != UP && k >= 51;
        out.action[i] = enters ? ENTER : exits ? EXIT : HOLD;
        out.exposure[i] = enters ? 0.65 : 0;
        double confidence = k < 51 ? 0 : label == PANIC ? 1 : exits ? 0.9 : 0.15;
        if (enters) {
          double atr = rangeSum * (1.0 / 14);
          double lead = fast - slow;
          confidence = lead < 0.25 * atr ? 0.45 : lead < 0.6 * atr ? 0.65 : 0.85;
        }
        out.confidence[i] = confidence;
      }
    }
  }

  /** Layer 1 and Vol Probe. */
  static final class Vol extends ProbeFloor {
    Vol(CandleSeries candles) {
      super(candles);
    }

    @Override
    void run(int from, int to, Outputs out) {
      regime(from, to, out);
      double pivot = close[from];
      double sum = 0;
      double squares = 0;
      double before = 0;
      for (int i = from; i < to; i++) {
        int k = i - from;
        double c = close[i] - pivot;
        sum += c;
        squares += c * c;
        if (k >= 20) {
          double old = close[i - 20] - pivot;
          sum -= old;
          squares -= old * old;
        }
        double mean = sum * (1.0 / 20);
        double twoDeviations = 2 * Math.sqrt(Math.max(0, squares * (1.0 / 20) - mean * mean));
        double width = 2 * twoDeviations / (mean + pivot);
        byte label = out.label[i];
        byte action = EXIT;
        double confidence = 0.85;
        double exposure = 0;
        if (k < 22) {
          action = HOLD;
          confidence = 0;
        } else if (label == COMPRESSION) {
          boolean enters = width >= 1.2 * before && c > mean + twoDeviations;
          action = enters ? ENTER : HOLD;
          exposure = enters ? 0.25 : 0;
          double entry = width < 1.32 * before ? 0.55 : width < 1.56 * before ? 0.70 : 0.82;
          confidence = enters ? entry : 0.2;
        } else if (label == UP || label == DOWN) {
          confidence = 0.9;
        } else if (label == PANIC) {
          confidence = 1;
        } else if (label == EXPANSION && width < before) {
          confidence = 0.75;
        }
        before = width;
        out.action[i] = action;
        out.confidence[i] = confidence;
        out.exposure[i] = exposure;
      }
    }
  }

  /** Layer 1 and Regime Trend. */
  static final class RegimeTrend extends ProbeFloor {
    private static final int WINDOW = 24;
    private static final int MEDIAN = 168;
    private final double[] trend;
    private final double[] adx;
    private final double[] sorted = new double[MEDIAN];

    RegimeTrend(CandleSeries candles) {
      super(candles);
      trend = new double[candles.size()];
      adx = new double[candles.size()];
    }

    @Override
    void run(int from, int to, Outputs out) {
      regime(from, to, out);
      double plus = 0;
      double minus = 0;
      double index = 0;
      double weight = 0;
      double indexWeight = 0;
      double volatilitySum = 0;
      double trendSum = 0;
      int count = 0;
      for (int i = from; i < to; i++) {
        int k = i - from;
        if (k > 0) {
          double up = high[i] - high[i - 1];
          double down = low[i - 1] - low[i];
          double p = up > down && up > 0 ? up : 0;
          double m = down > up && down > 0 ? down : 0;
          if (k < SETTLED) {
            weight *= 1 - WILDER;
            plus = (weight * plus + p) / (weight + 1);
            minus = (weight * minus + m) / (weight + 1);
            weight += 1;
          } else {
            plus = (1 - WILDER) * plus + WILDER * p;
            minus = (1 - WILDER) * minus + WILDER * m;
          }
        }
        if (k >= 14) {
          volatilitySum += atr[i] / close[i];
          if (k >= 14 + WINDOW) {
            volatilitySum -= atr[i - WINDOW] / close[i - WINDOW];
          }
          double dx = 100 * Math.abs(plus - minus) / (plus + minus);
          if (k < SETTLED) {
            indexWeight *= 1 - WILDER;
            index = (indexWeight * index + dx) / (indexWeight + 1);
            indexWeight += 1;
          } else {
            index = (1 - WILDER) * index + WILDER * dx;
          }
        }
        if (k >= 27) {
          adx[i] = index;
          count = count < MEDIAN ? insert(index, count) : replace(adx[i - MEDIAN], index);
        }
        if (k >= 49) {
          trend[i] = Math.abs(emaFast[i] - emaSlow[i]) / atr[i];
          trendSum += trend[i];
          if (k >= 49 + WINDOW) {
            trendSum -= trend[i - WINDOW];
          }
        }
        byte action = HOLD;
        double confidence = 0;
        if (k + 1 >= REGIME_NEEDED) {
          byte label = out.label[i];
          double volatility = atr[i] / close[i];
          if (label == PANIC || emaFast[i] < emaSlow[i] || volatility > 0.03) {
            action = EXIT;
            confidence = 0.99;
          } else {
            double smoothed = volatilitySum * (1.0 / WINDOW);
            double strength = trendSum / Math.min(WINDOW, k - 48);
            confidence = strength >= 0.6 ? 0.75 : strength >= 0.4 ? 0.65 : 0.55;
            double median =
                count % 2 == 1
                    ? sorted[count / 2]
                    : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
            confidence -= index < median ? 0.1 : 0;
            boolean enters =
                emaFast[i] > emaSlow[i]
                    && strength > 0.25
                    && smoothed >= 0.003
                    && smoothed <= 0.02
                    && volatility <= 1.8 * smoothed
                    && (label == UP || label == DOWN || label == CHOP);
            action = enters ? ENTER : FLAT;
          }
        }
        out.action[i] = action;
        out.confidence[i] = confidence;
        out.exposure[i] = 0.25;
      }
    }

    private int insert(double x, int count) {
      int at = count;
      while (at > 0 && sorted[at - 1] > x) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      sorted[at] = x;
      return count + 1;
    }

    private int replace(double old, double x) {
      int at = Arrays.binarySearch(sorted, old);
      while (at > 0 && sorted[at - 1] > x) {
        sorted[at] = sorted[at - 1];
        at--;
      }
      while (at < MEDIAN - 1 && sorted[at + 1] < x) {
        sorted[at] = sorted[at + 1];
        at++;
      }
      sorted[at] = x;
      return MEDIAN;
    }
  }
}
