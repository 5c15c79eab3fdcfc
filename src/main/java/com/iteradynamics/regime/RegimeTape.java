package com.iteradynamics.regime;

import com.iteradynamics.market.Atr;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.ZeroRange;
import java.util.Objects;

/**
 * A single pass of Layer 1 over a tape, a stretch of candles at a time: stands before the oldest
 * candle, and {@link #next} moves it on. What it tells at a candle is what {@link
 * RegimeEngine#classify} tells of the window of {@link RegimeEngine#WINDOW_CANDLES} that ends
 * there.
 *
 * <pre>{@code
 * while (regime.next()) {
 *   for (int i = regime.from(); i < regime.to(); i++) {
 *     ... regime.label(i) ...
 *   }
 * }
 * }</pre>
 *
 * <p>Candles are named by their index in the tape, 0 being the oldest. Not for several threads.
 */
@SuppressWarnings("EnumOrdinal") // One byte a candle; nothing is stored.
public final class RegimeTape {
  private static final RegimeLabel[] LABELS = RegimeLabel.values();
  private static final byte UNDECIDED = -1;

  private final CandleSeries tape;
  private final RegimeParameters parameters;
  private final RegimeRules rules;
  private final int needed;
  private final Stretch stretch;
  private final RegimeAverages averages;
  private final ZeroRange zeroRange;
  private final Atr widened;
  private double previousVolume = Double.NaN;

  private final double[] emaFast = new double[Stretch.LONGEST];
  private final double[] emaSlow = new double[Stretch.LONGEST];
  private final double[] atr = new double[Stretch.LONGEST];
  private final byte[] label = new byte[Stretch.LONGEST];
  private final double[] confidence = new double[Stretch.LONGEST];

  /** What is recalled in place of being computed; null when nothing is. */
  private final RegimeColumns kept;

  /** A pass that computes. */
  RegimeTape(RegimeParameters parameters, CandleSeries tape) {
    this(parameters, tape, null);
  }

  /** A pass that recalls. */
  RegimeTape(RegimeColumns kept) {
    this(kept.parameters, kept.tape, kept);
  }

  private RegimeTape(RegimeParameters parameters, CandleSeries tape, RegimeColumns kept) {
    this.tape = tape;
    this.kept = kept;
    this.parameters = parameters;
    this.rules = new RegimeRules(parameters);
    this.needed = parameters.candlesNeeded();
    this.stretch = new Stretch(tape);
    this.averages = new RegimeAverages(parameters, 0);
    this.zeroRange = new ZeroRange(tape, RegimeEngine.WINDOW_CANDLES);
    this.widened = new Atr(parameters.atrLength(), ZeroRange.WIDENING);
  }

  /** Moves on to the next candles; false, and no move, after the newest one. */
  public boolean next() {
    if (!stretch.next()) {
      return false;
    }
    if (kept == null) {
      averageAndDecide();
      widen();
      decideOthers();
    } else {
      recall();
    }
    return true;
  }

  /** The candles it walks over. */
  public CandleSeries tape() {
    return tape;
  }

  /** The first candle that it stands at. */
  public int from() {
    return stretch.from();
  }

  /** The candle after the last that it stands at. */
  public int to() {
    return stretch.to();
  }

  /**
   * The label at candle {@code i}; CHOP when not available.
   *
   * @throws IndexOutOfBoundsException when it does not stand there; so do the others
   */
  public RegimeLabel label(int i) {
    return LABELS[label[place(i)]];
  }

  /** The confidence at candle {@code i}, 0..1; 0 when not available. */
  public double confidence(int i) {
    return confidence[place(i)];
  }

  /** Whether the label was decided by a rule, rather than being CHOP for want of data. */
  public boolean available(int i) {
    return confidence(i) > 0 || label(i) != RegimeLabel.CHOP;
  }

  /** Everything about candle {@code i}, as a value. */
  public RegimeState state(int i) {
    int k = place(i);
    return rules.state(tape, i, emaFast[k], emaSlow[k], atr[k]);
  }

  /** The candles that it stands at, for who walks beside it. */
  public Stretch stretch() {
    return stretch;
  }

  /**
   * Copies labels and confidences of the candles that it stands at into columns of the whole tape.
   *
   * @param labels places in {@link RegimeLabel}
   */
  public void copyTo(byte[] labels, double[] confidences) {
    System.arraycopy(label, 0, labels, from(), stretch.count());
    System.arraycopy(confidence, 0, confidences, from(), stretch.count());
  }

  /** Copies everything about the candles that it stands at. */
  void copyTo(RegimeColumns columns) {
    copyTo(columns.label, columns.confidence);
    System.arraycopy(emaFast, 0, columns.emaFast, from(), stretch.count());
    System.arraycopy(emaSlow, 0, columns.emaSlow, from(), stretch.count());
    System.arraycopy(atr, 0, columns.atr, from(), stretch.count());
  }

  private void recall() {
    System.arraycopy(kept.label, from(), label, 0, stretch.count());
    System.arraycopy(kept.confidence, from(), confidence, 0, stretch.count());
    System.arraycopy(kept.emaFast, from(), emaFast, 0, stretch.count());
    System.arraycopy(kept.emaSlow, from(), emaSlow, 0, stretch.count());
    System.arraycopy(kept.atr, from(), atr, 0, stretch.count());
  }

  private int place(int i) {
    return Objects.checkIndex(i - stretch.from(), stretch.count());
  }

  /** Averages every candle and decides those that are easy to decide. */
  private void averageAndDecide() {
    // Everything the loop touches is local, and it calls nothing that is not inlined: this is where
    // the time of a pass goes.
    RegimeAverages averages = new RegimeAverages(parameters, 0);
    averages.copyFrom(this.averages);
    RegimeRules rules = this.rules;
    double[] high = stretch.high();
    double[] low = stretch.low();
    double[] close = stretch.close();
    double[] volume = stretch.volume();
    double[] emaFast = this.emaFast;
    double[] emaSlow = this.emaSlow;
    double[] atr = this.atr;
    byte[] label = this.label;
    double[] confidence = this.confidence;
    int unready = needed - 1 - stretch.from();
    int count = stretch.count();
    double volumeBefore = previousVolume;
    for (int k = 0; k < count; k++) {
      averages.add(high[k], low[k], close[k]);
      double fast = averages.emaFast();
      double slow = averages.emaSlow();
      double range = averages.atr();
      double change = volume[k] - volumeBefore;
      volumeBefore = volume[k];
      emaFast[k] = fast;
      emaSlow[k] = slow;
      atr[k] = range;
      byte decided = UNDECIDED;
      if (k >= unready && rules.plain(high[k] - low[k], close[k], change, fast, slow, range)) {
        RegimeRules.Verdict verdict = rules.verdictWithoutPanic(close[k], fast, slow, range);
        double rounded = Rounding.awayFromTies(verdict.confidence());
        confidence[k] = rounded;
        decided = Double.isNaN(rounded) ? UNDECIDED : (byte) verdict.label().ordinal();
      }
      label[k] = decided;
    }
    previousVolume = volumeBefore;
    this.averages.copyFrom(averages);
  }

  /** Where a window has a candle without range, its average range is the widened one. */
  private void widen() {
    if (!zeroRange.present()) {
      return;
    }
    for (int i = stretch.from(); i < stretch.to(); i++) {
      widened.add(tape.high(i), tape.low(i), tape.close(i));
      if (zeroRange.within(i)) {
        atr[place(i)] = widened.value();
        label[place(i)] = UNDECIDED;
      }
    }
  }

  private void decideOthers() {
    for (int k = 0; k < stretch.count(); k++) {
      if (label[k] == UNDECIDED) {
        decide(k);
      }
    }
  }

  private void decide(int k) {
    int i = stretch.from() + k;
    double volumeZ = rules.volumeZ(tape, i);
    RegimeLabel decided = RegimeLabel.CHOP;
    double rounded = 0;
    if (i + 1 >= needed && RegimeRules.available(emaFast[k], emaSlow[k], atr[k], volumeZ)) {
      double range = tape.high(i) - tape.low(i);
      RegimeRules.Verdict verdict =
          rules.verdict(range, tape.close(i), emaFast[k], emaSlow[k], atr[k], volumeZ);
      decided = verdict.label();
      rounded = Rounding.toFourDecimals(verdict.confidence());
    }
    label[k] = (byte) decided.ordinal();
    confidence[k] = rounded;
  }
}
