package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.TapeIndicators;
import java.util.Objects;
import java.util.Optional;

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
public abstract class RegimeTape {
  private static final RegimeLabel[] LABELS = RegimeLabel.values();

  final CandleSeries tape;
  final RegimeRules rules;
  private final Stretch stretch;
  private final Optional<TapeIndicators> indicators;

  final double[] emaFast = new double[Stretch.LONGEST];
  final double[] emaSlow = new double[Stretch.LONGEST];
  final double[] atr = new double[Stretch.LONGEST];
  final byte[] label = new byte[Stretch.LONGEST];
  final double[] confidence = new double[Stretch.LONGEST];

  RegimeTape(RegimeParameters parameters, CandleSeries tape, Optional<TapeIndicators> indicators) {
    this.indicators = indicators;
    this.tape = tape;
    this.rules = new RegimeRules(parameters);
    this.stretch = new Stretch(tape);
  }

  /** Fills in everything about the candles that it has moved on to. */
  abstract void fill();

  /** Moves on to the next candles; false, and no move, after the newest one. */
  public final boolean next() {
    if (!stretch.next()) {
      return false;
    }
    fill();
    return true;
  }

  /** The candles it walks over. */
  public final CandleSeries tape() {
    return tape;
  }

  /** The first candle that it stands at. */
  public final int from() {
    return stretch.from();
  }

  /** The candle after the last that it stands at. */
  public final int to() {
    return stretch.to();
  }

  /**
   * The label at candle {@code i}; CHOP when not available.
   *
   * @throws IndexOutOfBoundsException when it does not stand there; so do the others
   */
  public final RegimeLabel label(int i) {
    return LABELS[label[place(i)]];
  }

  /** The confidence at candle {@code i}, 0..1; 0 when not available. */
  public final double confidence(int i) {
    return confidence[place(i)];
  }

  /** Whether the label was decided by a rule, rather than being CHOP for want of data. */
  public final boolean available(int i) {
    return confidence(i) > 0 || label(i) != RegimeLabel.CHOP;
  }

  /** Everything about candle {@code i}, as a value. */
  public RegimeState state(int i) {
    int k = place(i);
    return rules.state(tape, i, emaFast[k], emaSlow[k], atr[k]);
  }

  /** Indicators of the tape that are shared with other passes; empty when it is the only one. */
  public final Optional<TapeIndicators> indicators() {
    return indicators;
  }

  /** The candles that it stands at, for who walks beside it. */
  public final Stretch stretch() {
    return stretch;
  }

  /** Room for what it says of the whole tape, to be filled by {@link #copyTo} as it goes along. */
  public RegimeLabels labels() {
    return new RegimeLabels(tape.size());
  }

  /** Copies labels and confidences of the candles that it stands at. */
  public void copyTo(RegimeLabels labels) {
    System.arraycopy(label, 0, labels.label, from(), stretch.count());
    System.arraycopy(confidence, 0, labels.confidence, from(), stretch.count());
  }

  /** Copies everything about the candles that it stands at. */
  final void copyTo(RegimeColumns columns) {
    copyTo(columns.labels);
    System.arraycopy(emaFast, 0, columns.emaFast, from(), stretch.count());
    System.arraycopy(emaSlow, 0, columns.emaSlow, from(), stretch.count());
    System.arraycopy(atr, 0, columns.atr, from(), stretch.count());
  }

  final int place(int i) {
    return Objects.checkIndex(i - stretch.from(), stretch.count());
  }
}
