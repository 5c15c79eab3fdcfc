package com.iteradynamics.cortex;

import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.overlay.Overlay;
import com.iteradynamics.strategy.overlay.OverlayState;

/**
 * What the feed made of the strategy's intent. The intent's own fields are what it became.
 *
 * @param state what the feed said
 * @param rowMissing whether the hour's row was not there
 * @param multiplier what an entry's exposure is multiplied by, 0..1
 * @param coreAction what the strategy wanted
 * @param coreExposureFrac the share of equity that the strategy wanted, 0..1
 * @param finalExposureFrac the share that is wanted now, 0..1
 */
public record RecordedOverlay(
    OverlayState state,
    boolean rowMissing,
    double multiplier,
    Action coreAction,
    double coreExposureFrac,
    double finalExposureFrac) {

  static RecordedOverlay of(Overlay.Overlaid told) {
    return new RecordedOverlay(
        told.state(),
        told.rowMissing(),
        told.multiplier(),
        told.core().action(),
        told.core().desiredExposureFrac(),
        told.intent().desiredExposureFrac());
  }
}
