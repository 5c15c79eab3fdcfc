package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.LayerTape;
import com.iteradynamics.strategy.Strategy;

/** What a pass leaves behind for every candle, whoever makes it. */
@SuppressWarnings("EnumOrdinal") // Compared within a run only.
final class Outputs {
  final byte[] label;
  final double[] regimeConfidence;
  final byte[] action;
  final double[] exposure;

  Outputs(int size) {
    label = new byte[size];
    regimeConfidence = new double[size];
    action = new byte[size];
    exposure = new double[size];
  }

  /** The pass of the runtime's own layers. */
  Outputs fill(RegimeEngine engine, Strategy strategy, CandleSeries tape) {
    LayerTape layers = LayerTape.over(engine, strategy, tape);
    while (layers.next()) {
      int i = layers.index();
      label[i] = (byte) layers.label().ordinal();
      regimeConfidence[i] = layers.regimeConfidence();
      action[i] = (byte) layers.action().ordinal();
      exposure[i] = layers.desiredExposureFrac();
    }
    return this;
  }

  /** How many candles two passes see differently, rounding of sums apart. */
  static int differences(Outputs a, Outputs b) {
    int differences = 0;
    for (int i = 0; i < a.label.length; i++) {
      boolean same =
          a.label[i] == b.label[i]
              && a.action[i] == b.action[i]
              && Math.abs(a.regimeConfidence[i] - b.regimeConfidence[i]) < 1.5e-4
              && Math.abs(a.exposure[i] - b.exposure[i]) < 1e-9;
      differences += same ? 0 : 1;
    }
    return differences;
  }
}
