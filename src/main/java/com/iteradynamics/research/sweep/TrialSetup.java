package com.iteradynamics.research.sweep;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.overlay.Overlay;
import java.util.Map;
import java.util.Optional;

/**
 * What a trial is run with.
 *
 * @param regime Layer 1
 * @param strategy Layer 2; one that no other trial uses at the same time
 * @param overlay makes entries smaller by the feed; empty when nothing does
 * @param decision the governors' limits
 * @param paper the venue, its costs and the cash to begin with
 */
public record TrialSetup(
    RegimeEngine regime,
    Strategy strategy,
    Optional<Overlay> overlay,
    DecisionParameters decision,
    PaperParameters paper) {

  /** Without an overlay. */
  public TrialSetup(
      RegimeEngine regime, Strategy strategy, DecisionParameters decision, PaperParameters paper) {
    this(regime, strategy, Optional.empty(), decision, paper);
  }

  /** Makes it of a trial's settings; may be called by several threads. */
  @FunctionalInterface
  public interface Factory {
    /**
     * The setup.
     *
     * @throws InvalidSettingsException when the settings do not go together
     */
    TrialSetup of(Map<String, String> settings);
  }
}
