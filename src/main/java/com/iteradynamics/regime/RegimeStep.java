package com.iteradynamics.regime;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;

/** Layer 1's step: what is measured and said at the candles where a pass stands. */
@SuppressWarnings("EnumOrdinal") // One byte a candle; nothing is stored.
final class RegimeStep {
  private static final byte UNDECIDED = -1;

  private final Pass pass;
  private final RegimeRules rules;
  private final int needed;
  private final double[] emaFast;
  private final double[] emaSlow;
  private final double[] atr;

  RegimeStep(RegimeParameters parameters, Pass pass) {
    this.pass = pass;
    this.rules = new RegimeRules(parameters);
    this.needed = parameters.candlesNeeded();
    this.atr = pass.guarded(widening -> Indicator.atr(parameters.atrLength(), widening));
    this.emaFast = pass.column(Indicator.seededEma(parameters.emaFast()));
    this.emaSlow = pass.column(Indicator.seededEma(parameters.emaSlow()));
  }

  /** The whole answer at place {@code k} of the stretch. */
  RegimeState state(int k) {
    return rules.state(pass.block(), pass.seen(k) - 1, emaFast[k], emaSlow[k], atr[k]);
  }

  /** Fills in labels and confidences of the stretch. */
  void decide(RegimeColumns said) {
    decidePlainOnes(said);
    for (int i = pass.from(); i < pass.to(); i++) {
      if (said.label[i] == UNDECIDED) {
        decide(i - pass.from(), said);
      }
    }
  }

  /** Decides the candles that are easy to decide. */
  private void decidePlainOnes(RegimeColumns said) {
    // Everything that the loop touches is local, and it calls nothing that is not inlined: this is
    // where the time of a pass goes.
    RegimeRules rules = this.rules;
    double[] high = pass.high();
    double[] low = pass.low();
    double[] close = pass.close();
    double[] volume = pass.volume();
    double[] emaFast = this.emaFast;
    double[] emaSlow = this.emaSlow;
    double[] atr = this.atr;
    byte[] label = said.label;
    double[] confidence = said.confidence;
    int from = pass.from();
    int unready = needed - pass.seen(0);
    int count = pass.count();
    double volumeBefore = pass.volumeBefore();
    for (int k = 0; k < count; k++) {
      double change = volume[k] - volumeBefore;
      volumeBefore = volume[k];
      byte decided = UNDECIDED;
      if (k >= unready
          && rules.plain(high[k] - low[k], close[k], change, emaFast[k], emaSlow[k], atr[k])) {
        RegimeRules.Classification verdict =
            rules.verdictWithoutPanic(close[k], emaFast[k], emaSlow[k], atr[k]);
        double rounded = Rounding.awayFromTies(verdict.confidence());
        confidence[from + k] = rounded;
        decided = Double.isNaN(rounded) ? UNDECIDED : (byte) verdict.label().ordinal();
      }
      label[from + k] = decided;
    }
  }

  private void decide(int k, RegimeColumns said) {
    RegimeState state = state(k);
    said.label[pass.from() + k] = (byte) state.label().ordinal();
    said.confidence[pass.from() + k] = state.confidence();
  }
}
