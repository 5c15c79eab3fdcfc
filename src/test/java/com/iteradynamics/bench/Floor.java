package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Action;

/**
 * The least work that gives the same outputs: a hand-written loop over primitive arrays for the
 * default parameters, with running sums, Wilder's recursion once its weights have settled, and no
 * feature computed that no rule asks for. It gives up what the layers promise beyond that: the same
 * bits from every window, all features and signals, other parameters. What the layers cost is told
 * in multiples of it.
 */
@SuppressWarnings("EnumOrdinal") // Compared within a run only.
abstract class Floor {
  static final byte PANIC = (byte) RegimeLabel.PANIC.ordinal();
  static final byte EXPANSION = (byte) RegimeLabel.VOL_EXPANSION.ordinal();
  static final byte COMPRESSION = (byte) RegimeLabel.VOL_COMPRESSION.ordinal();
  static final byte UP = (byte) RegimeLabel.TREND_UP.ordinal();
  static final byte DOWN = (byte) RegimeLabel.TREND_DOWN.ordinal();
  static final byte CHOP = (byte) RegimeLabel.CHOP.ordinal();
  static final byte ENTER = (byte) Action.ENTER_LONG.ordinal();
  static final byte EXIT = (byte) Action.EXIT_LONG.ordinal();
  static final byte HOLD = (byte) Action.HOLD.ordinal();
  static final byte FLAT = (byte) Action.FLAT.ordinal();

  static final double FAST = 2.0 / 21;
  static final double SLOW = 2.0 / 51;
  static final double WILDER = 1.0 / 14;
  static final int REGIME_NEEDED = 60;

  /** From here on the normalised weights of Wilder's average are those of his recursion. */
  static final int SETTLED = 600;

  final double[] high;
  final double[] low;
  final double[] close;
  final double[] volume;

  Floor(CandleSeries candles) {
    int size = candles.size();
    high = new double[size];
    low = new double[size];
    close = new double[size];
    volume = new double[size];
    for (int i = 0; i < size; i++) {
      high[i] = candles.high(i);
      low[i] = candles.low(i);
      close[i] = candles.close(i);
      volume[i] = candles.volume(i);
    }
  }

  /** The outputs at candles {@code from..to}, as if the tape began at {@code from}. */
  abstract void run(int from, int to, Outputs out);

  final double trueRange(int i, int from) {
    double top = high[i];
    double bottom = low[i];
    if (i > from) {
      double before = close[i - 1];
      top = before > top ? before : top;
      bottom = before < bottom ? before : bottom;
    }
    return top - bottom;
  }

  /** Layer 1's rules, given the sum of 50 volumes and of their squares. */
  static byte label(
      double fast,
      double slow,
      double atr,
      double price,
      double range,
      double sum,
      double squares,
      double volume) {
    double variance = squares - sum * sum * (1.0 / 50);
    if (!(variance > 0)) {
      return CHOP;
    }
    if (atr > 0.04 * price || range > 0.04 * price) {
      double above = volume - sum * (1.0 / 50);
      if (atr > 0.06 * price || (above > 0 && above * above > 6.25 * variance * (1.0 / 49))) {
        return PANIC;
      }
    }
    if (atr > 0.025 * price) {
      return EXPANSION;
    }
    if (atr < 0.003 * price) {
      return COMPRESSION;
    }
    double lead = fast - slow;
    if (Math.abs(lead) >= 0.25 * atr) {
      return lead > 0 ? UP : DOWN;
    }
    return CHOP;
  }

  static double confidence(byte label, double fast, double slow, double atr, double price) {
    double raw;
    if (label == UP || label == DOWN) {
      raw = Math.min(0.9, 0.5 + 0.4 * Math.abs(fast - slow) / atr);
    } else if (label == CHOP) {
      raw = Math.max(0.3, 0.6 - 0.5 * Math.abs(fast - slow) / atr);
    } else if (label == COMPRESSION) {
      raw = Math.min(0.9, 0.6 + 50 * (0.003 - atr / price));
    } else if (label == EXPANSION) {
      raw = Math.min(0.9, 0.6 + 5 * (atr / price - 0.025));
    } else {
      raw = Math.min(1, 0.7 + 10 * (atr / price - 0.04));
    }
    return Math.rint(raw * 1e4) * 1e-4;
  }
}
