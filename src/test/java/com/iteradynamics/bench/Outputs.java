package com.iteradynamics.bench;

import com.iteradynamics.strategy.LayerColumns;

/** What a floor leaves behind for every candle: what {@link LayerColumns} holds. */
@SuppressWarnings("EnumOrdinal") // Compared within a run only.
final class Outputs {
  final byte[] label;
  final double[] regimeConfidence;
  final byte[] action;
  final double[] confidence;
  final double[] exposure;

  Outputs(int size) {
    label = new byte[size];
    regimeConfidence = new double[size];
    action = new byte[size];
    confidence = new double[size];
    exposure = new double[size];
  }

  /** At how many candles the layers decide differently, rounding of running sums apart. */
  int differences(LayerColumns layers) {
    int differences = 0;
    for (int i = 0; i < label.length; i++) {
      boolean same =
          label[i] == layers.label(i).ordinal()
              && action[i] == layers.action(i).ordinal()
              && Math.abs(regimeConfidence[i] - layers.regimeConfidence(i)) < 1.5e-4
              && Math.abs(confidence[i] - layers.confidence(i)) < 1e-9
              && Math.abs(exposure[i] - layers.desiredExposureFrac(i)) < 1e-9;
      differences += same ? 0 : 1;
    }
    return differences;
  }
}
