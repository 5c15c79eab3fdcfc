package com.iteradynamics.regime;

import com.iteradynamics.market.Atr;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.ZeroRange;
import java.util.Optional;

/** The pass that computes what it tells; {@link RegimeColumns} has one that recalls it. */
@SuppressWarnings("EnumOrdinal") // One byte a candle; nothing is stored.
final class RegimePass extends RegimeTape {
  private static final byte UNDECIDED = -1;

  private final RegimeParameters parameters;
  private final int needed;
  private final RegimeAverages averages;
  private final ZeroRange zeroRange;
  private final Atr widened;
  private double previousVolume = Double.NaN;

  RegimePass(RegimeParameters parameters, CandleSeries tape) {
    super(parameters, tape, Optional.empty());
    this.parameters = parameters;
    this.needed = parameters.candlesNeeded();
    this.averages = new RegimeAverages(parameters, 0);
    this.zeroRange = new ZeroRange(tape, RegimeEngine.WINDOW_CANDLES);
    this.widened = new Atr(parameters.atrLength(), ZeroRange.WIDENING);
  }

  @Override
  void fill() {
    averageAndDecide();
    widen();
    decideOthers();
  }

  /** Averages every candle and decides those that are easy to decide. */
  private void averageAndDecide() {
    // Everything the loop touches is local, and it calls nothing that is not inlined: this is where
    // the time of a pass goes.
    RegimeAverages averages = new RegimeAverages(parameters, 0);
    averages.copyFrom(this.averages);
    RegimeRules rules = this.rules;
    double[] high = stretch().high();
    double[] low = stretch().low();
    double[] close = stretch().close();
    double[] volume = stretch().volume();
    double[] emaFast = this.emaFast;
    double[] emaSlow = this.emaSlow;
    double[] atr = this.atr;
    byte[] label = this.label;
    double[] confidence = this.confidence;
    int unready = needed - 1 - from();
    int count = stretch().count();
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
    for (int i = from(); i < to(); i++) {
      widened.add(tape.high(i), tape.low(i), tape.close(i));
      if (zeroRange.within(i)) {
        atr[place(i)] = widened.value();
        label[place(i)] = UNDECIDED;
      }
    }
  }

  private void decideOthers() {
    for (int k = 0; k < stretch().count(); k++) {
      if (label[k] == UNDECIDED) {
        decide(k);
      }
    }
  }

  private void decide(int k) {
    int i = from() + k;
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
