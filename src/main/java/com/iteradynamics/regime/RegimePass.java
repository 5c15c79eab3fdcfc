package com.iteradynamics.regime;

import com.iteradynamics.market.Atr;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.TapeIndicators;
import com.iteradynamics.market.TapeIndicators.Column;
import com.iteradynamics.market.ZeroRange;
import java.util.Optional;

/** The pass that computes what it tells; {@link RegimeColumns} has one that recalls it. */
@SuppressWarnings("EnumOrdinal") // One byte a candle; nothing is stored.
final class RegimePass extends RegimeTape {
  private static final byte UNDECIDED = -1;

  private final RegimeParameters parameters;
  private final int needed;
  private final Optional<Shared> shared;
  private final RegimeAverages averages;
  private final ZeroRange zeroRange;
  private final Atr widened;
  private double previousVolume = Double.NaN;

  /** What other passes over the same tape ask for too. */
  private record Shared(Column fast, Column slow, Column atr) {}

  RegimePass(RegimeParameters parameters, CandleSeries tape, Optional<TapeIndicators> indicators) {
    super(parameters, tape, indicators);
    this.shared =
        indicators.map(
            all ->
                new Shared(
                    all.seededEma(parameters.emaFast()),
                    all.seededEma(parameters.emaSlow()),
                    all.atr(parameters.atrLength(), 0)));
    this.parameters = parameters;
    this.needed = parameters.candlesNeeded();
    this.averages = new RegimeAverages(parameters, 0);
    this.zeroRange = new ZeroRange(tape, RegimeEngine.WINDOW_CANDLES);
    this.widened = new Atr(parameters.atrLength(), ZeroRange.WIDENING);
  }

  @Override
  void fill() {
    if (shared.isPresent()) {
      recall(shared.get());
    } else {
      average();
    }
    decidePlainOnes();
    widen();
    decideOthers();
  }

  private void recall(Shared columns) {
    columns.fast().copy(stretch(), emaFast);
    columns.slow().copy(stretch(), emaSlow);
    columns.atr().copy(stretch(), atr);
  }

  private void average() {
    // Everything that the loops touch is local, and they call nothing that is not inlined: this is
    // where the time of a pass goes.
    RegimeAverages averages = new RegimeAverages(parameters, 0);
    averages.copyFrom(this.averages);
    double[] high = stretch().high();
    double[] low = stretch().low();
    double[] close = stretch().close();
    double[] emaFast = this.emaFast;
    double[] emaSlow = this.emaSlow;
    double[] atr = this.atr;
    int count = stretch().count();
    for (int k = 0; k < count; k++) {
      averages.add(high[k], low[k], close[k]);
      emaFast[k] = averages.emaFast();
      emaSlow[k] = averages.emaSlow();
      atr[k] = averages.atr();
    }
    this.averages.copyFrom(averages);
  }

  /** Decides the candles that are easy to decide. */
  private void decidePlainOnes() {
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
      double change = volume[k] - volumeBefore;
      volumeBefore = volume[k];
      byte decided = UNDECIDED;
      if (k >= unready
          && rules.plain(high[k] - low[k], close[k], change, emaFast[k], emaSlow[k], atr[k])) {
        RegimeRules.Verdict verdict =
            rules.verdictWithoutPanic(close[k], emaFast[k], emaSlow[k], atr[k]);
        double rounded = Rounding.awayFromTies(verdict.confidence());
        confidence[k] = rounded;
        decided = Double.isNaN(rounded) ? UNDECIDED : (byte) verdict.label().ordinal();
      }
      label[k] = decided;
    }
    previousVolume = volumeBefore;
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
